import type { DesiredAccount } from '../../src/provisioning/gateway.port.js';
import type { ContractFixture } from './contract-fixture.js';
import type { GatewayWitness } from './gateway-witness.js';

/** What the `Gateway` port promises of objects that somebody else made and that an account of ours takes over. */
export function adoptionContract(
  under: () => { fixture: ContractFixture; witness: GatewayWitness },
  options: { readonly live?: boolean },
): void {
  describe('adoption', () => {
    async function foreign(): Promise<DesiredAccount> {
      const { fixture } = under();
      const desired = fixture.desired();
      await fixture.placeUnmarked(desired.login);
      return desired;
    }

    it('finds nothing where there is nothing, and marks nothing', async () => {
      const { fixture, witness } = under();
      const desired = fixture.desired();
      expect(await witness.survey(desired)).toEqual({ outcome: 'absent' });
      expect(await witness.adopt(desired)).toEqual({ outcome: 'absent' });
      expect(witness.writesOfLastCall()).toEqual([]);
      expect(await fixture.readRaw(desired.login)).toBeNull();
    });

    it('looks at somebody else’s object without writing, and tells what would change', async () => {
      const { fixture, witness } = under();
      const desired = await foreign();
      const raw = await fixture.readRaw(desired.login);
      const surveyed = await witness.survey(desired);
      expect(surveyed).toMatchObject({ outcome: 'found', marker: 'none', differences: expect.anything() });
      expect('differences' in surveyed && surveyed.differences.length).toBeGreaterThan(0);
      expect(witness.writesOfLastCall()).toEqual([]);
      expect(await fixture.readRaw(desired.login)).toEqual(raw);
    });

    it('marks it and changes nothing else; then it is ours, and can be made equal and removed', async () => {
      const { fixture, witness } = under();
      const desired = await foreign();
      const raw = await fixture.readRaw(desired.login);
      expect(await witness.observe(desired)).toEqual({ outcome: 'foreign' });
      expect(await witness.adopt(desired)).toEqual({ outcome: 'adopted' });
      expect(fixture.withoutMarker(await fixture.readRaw(desired.login))).toEqual(fixture.withoutMarker(raw));
      expect(await witness.survey(desired)).toMatchObject({ outcome: 'found', marker: 'this-account' });
      expect(await witness.observe(desired)).toMatchObject({ outcome: 'present' });
      expect(await witness.listAll(100)).toContainEqual({ accountId: desired.accountId, login: desired.login });
      expect(await witness.apply(desired)).toEqual({ outcome: 'applied' });
      expect(await witness.observe(desired)).toEqual({ outcome: 'present', differences: [] });
      expect(await witness.remove(desired)).toEqual({ outcome: 'removed' });
      expect(await fixture.readRaw(desired.login)).toBeNull();
    });

    it('tells whether what it looks at lets anybody in', async () => {
      const { fixture, witness } = under();
      const desired = fixture.desired();
      for (const enabled of [true, false]) {
        await witness.apply({ ...desired, enabled });
        expect(await witness.survey(desired)).toMatchObject({ outcome: 'found', enabled });
      }
    });

    it('may be repeated, and writes nothing then', async () => {
      const { fixture, witness } = under();
      const desired = await foreign();
      await witness.adopt(desired);
      const raw = await fixture.readRaw(desired.login);
      expect(await witness.adopt(desired)).toEqual({ outcome: 'adopted' });
      expect(witness.writesOfLastCall()).toEqual([]);
      expect(await fixture.readRaw(desired.login)).toEqual(raw);
    });

    it('refuses what is another account’s', async () => {
      const { fixture, witness } = under();
      const holder = fixture.desired();
      await witness.apply(holder);
      const raw = await fixture.readRaw(holder.login);
      const other = fixture.desired({ login: holder.login });
      expect(await witness.survey(other)).toMatchObject({ outcome: 'found', marker: 'another' });
      expect(await witness.adopt(other)).toMatchObject({ outcome: 'refused', permanent: true });
      expect(await fixture.readRaw(holder.login)).toEqual(raw);
    });

    it('neither takes nor changes what nobody named', async () => {
      const { fixture, witness } = under();
      const [named, other] = [await foreign(), await foreign()];
      const raw = await fixture.readRaw(other.login);
      await witness.adopt(named);
      expect(await fixture.readRaw(other.login)).toEqual(raw);
      expect(await witness.observe(other)).toEqual({ outcome: 'foreign' });
    });

    if (options.live) return;

    it('that got no answer is found by the next round', async () => {
      const { fixture, witness } = under();
      const desired = await foreign();
      fixture.faults?.add({ mode: 'hold-answer', method: 'PUT', times: 1 });
      expect(await witness.adopt(desired)).toMatchObject({ outcome: 'unavailable', writeMayStillRun: true });
      fixture.faults?.clear();
      fixture.faults?.release();
      expect(await witness.adopt(desired)).toEqual({ outcome: 'adopted' });
      expect(await witness.observe(desired)).toMatchObject({ outcome: 'present' });
    });
  });
}
