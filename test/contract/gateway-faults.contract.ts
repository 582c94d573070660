import type { Fault, Faults } from '../../sandbox/faults.js';
import type { ContractFixture } from './contract-fixture.js';
import type { GatewayWitness } from './gateway-witness.js';

const unavailable = (writeMayStillRun: boolean, cause: unknown = expect.any(String)): unknown => ({
  outcome: 'unavailable',
  cause,
  writeMayStillRun,
});

/** How an adapter takes a gateway that fails, hangs or cuts the line. Needs a sandbox that can be provoked. */
export function faultContract(current: () => { fixture: ContractFixture; witness: GatewayWitness }): void {
  const faulty = (): { fixture: ContractFixture; witness: GatewayWitness; faults: Faults } => {
    const { fixture, witness } = current();
    if (!fixture.faults) throw new Error('The fixture has no faults; pass { live: true } for a live server.');
    return { fixture, witness, faults: fixture.faults };
  };

  describe('a gateway in trouble', () => {
    it.each([500, 502, 503, 429, 401])('status %i is worth another try: nothing was written', async (status) => {
      const { fixture, witness, faults } = faulty();
      const desired = fixture.desired();
      faults.add({ mode: 'fail', status });
      expect(await witness.apply(desired)).toEqual(unavailable(false));
      expect(await witness.observe(desired)).toEqual(unavailable(false));
      expect(await witness.remove(desired)).toEqual(unavailable(false));
      faults.clear();
      expect(await witness.apply(desired)).toEqual({ outcome: 'applied' });
    });

    it.each([500, 503, 429])('status %i to a write is an answer: it does not run on', async (status) => {
      const { fixture, witness, faults } = faulty();
      faults.add({ method: 'POST', mode: 'fail', status });
      expect(await witness.apply(fixture.desired())).toEqual(unavailable(false));
    });

    it.each([502, 504])(
      'status %i to a write comes from a proxy that lost its server: it may run on',
      async (status) => {
        const { fixture, witness, faults } = faulty();
        const desired = fixture.desired();
        await witness.apply(desired);
        faults.add({ method: 'DELETE', mode: 'fail', status });
        expect(await witness.remove(desired)).toEqual(unavailable(true));
        faults.clear();
        faults.add({ method: 'POST', mode: 'fail', status });
        expect(await witness.apply(fixture.desired())).toEqual(unavailable(true));
      },
    );

    it.each([400, 403])('status %i to a write is a permanent refusal', async (status) => {
      const { fixture, witness, faults } = faulty();
      faults.add({ method: 'POST', mode: 'fail', status });
      expect(await witness.apply(fixture.desired())).toMatchObject({ outcome: 'refused', permanent: true });
    });

    it('a cut line while reading leaves no doubt about writes', async () => {
      const { fixture, witness, faults } = faulty();
      faults.add({ method: 'GET', mode: 'drop' });
      expect(await witness.apply(fixture.desired())).toEqual(unavailable(false));
    });

    it('a cut line while writing leaves the doubt', async () => {
      const { fixture, witness, faults } = faulty();
      const desired = fixture.desired();
      faults.add({ method: 'POST', mode: 'drop' });
      expect(await witness.apply(desired)).toEqual(unavailable(true));
      faults.clear();
      expect(await witness.apply(desired)).toEqual({ outcome: 'applied' });
      faults.add({ method: 'DELETE', mode: 'drop' });
      expect(await witness.remove(desired)).toEqual(unavailable(true));
    });

    it('whichever call is lost, before or after it ran, the next round ends well', async () => {
      const { fixture, witness, faults } = faulty();
      const complete = fixture.desired();
      await witness.apply(complete);
      const length = witness.callsOfLastCall().length;
      for (let position = 0; position < length; position += 1) {
        for (const lost of [{ mode: 'drop' }, { mode: 'hold-answer' }] satisfies Fault[]) {
          const desired = fixture.desired();
          if (position > 0) faults.add({ mode: 'slow', delayMs: 0, times: position });
          faults.add({ ...lost, times: 1 });
          expect(await witness.apply(desired)).toMatchObject({ outcome: 'unavailable' });
          faults.clear();
          faults.release();
          expect(await witness.apply(desired)).toEqual({ outcome: 'applied' });
          expect(await witness.observe(desired)).toEqual({ outcome: 'present', differences: [] });
        }
      }
    });
  });

  describe('a gateway that hangs', () => {
    it('a read is given up at its time limit', async () => {
      const { fixture, witness, faults } = faulty();
      faults.add({ method: 'GET', mode: 'hold' });
      expect(await witness.observe(fixture.desired())).toEqual(unavailable(false, 'time-out'));
    });

    it('a write that did not run yet may still run', async () => {
      const { fixture, witness, faults } = faulty();
      faults.add({ method: 'POST', mode: 'hold' });
      expect(await witness.apply(fixture.desired())).toEqual(unavailable(true, 'time-out'));
    });

    it('a write that ran without an answer is found by the next round', async () => {
      const { fixture, witness, faults } = faulty();
      const desired = fixture.desired();
      faults.add({ method: 'POST', mode: 'hold-answer', times: 1 });
      expect(await witness.apply(desired)).toEqual(unavailable(true, 'time-out'));
      expect(await witness.apply(desired)).toEqual({ outcome: 'applied' });
      expect(await witness.observe(desired)).toEqual({ outcome: 'present', differences: [] });
    });
  });

  describe('a caller that gives up', () => {
    it('beforehand: nothing is sent', async () => {
      const { fixture, witness } = faulty();
      const desired = fixture.desired();
      expect(await witness.apply(desired, AbortSignal.abort())).toEqual(unavailable(false));
      expect(witness.callsOfLastCall()).toEqual([]);
      expect(await witness.observe(desired, desired, AbortSignal.abort())).toEqual(unavailable(false));
      expect(await witness.remove(desired, AbortSignal.abort())).toEqual(unavailable(false));
      expect(witness.callsOfLastCall()).toEqual([]);
    });

    it.each([
      ['GET', false],
      ['POST', true],
    ] as const)('during a %s: it stops, and the doubt about a write is %s', async (method, doubt) => {
      const { fixture, witness, faults } = faulty();
      const caller = new AbortController();
      faults.add({ method, mode: 'hold' });
      const running = witness.apply(fixture.desired(), caller.signal);
      await faults.untilHeld();
      caller.abort();
      expect(await running).toEqual(unavailable(doubt, 'aborted'));
    });
  });
}
