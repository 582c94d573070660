import type { AccountReference, DesiredAccount } from '../../src/provisioning/gateway.port.js';
import type { ContractFixture } from './contract-fixture.js';
import { adoptionContract } from './gateway-adoption.contract.js';
import { faultContract } from './gateway-faults.contract.js';
import { GatewayWitness } from './gateway-witness.js';
import { listContract } from './gateway-list.contract.js';

/** The promises of the `Gateway` port, held against one adapter. A `live` server gets no faults. */
export function gatewayContract(
  title: string,
  setUp: () => Promise<ContractFixture>,
  options: { readonly live?: boolean } = {},
): void {
  describe(`gateway contract: ${title}`, () => {
    let fixture: ContractFixture;
    let witness: GatewayWitness;

    beforeAll(async () => {
      fixture = await setUp();
      witness = new GatewayWitness(fixture);
      process.stdout.write(`${title}: ${await fixture.gateway.describe(new AbortController().signal)}\n`);
    });
    afterEach(async () => {
      await witness.cleanUp();
      witness.expectNoSecret();
    });
    afterAll(async () => fixture?.tearDown());

    describe('an account', () => {
      it('is created and then observed as desired', async () => {
        const desired = fixture.desired();
        expect(await witness.observe(desired)).toEqual({ outcome: 'absent' });
        expect(await witness.apply(desired)).toEqual({ outcome: 'applied' });
        expect(await witness.observe(desired)).toEqual({ outcome: 'present', differences: [] });
        expect(await witness.observe(desired, null)).toEqual({ outcome: 'present', differences: [] });
      });

      it('is not written again when nothing differs, even under a newer revision', async () => {
        const desired = fixture.desired();
        await witness.apply(desired);
        const raw = await fixture.readRaw(desired.login);
        expect(await witness.apply(desired)).toEqual({ outcome: 'applied' });
        expect(witness.writesOfLastCall()).toEqual([]);
        expect(await witness.apply({ ...desired, revision: desired.revision + 1 })).toEqual({ outcome: 'applied' });
        expect(witness.writesOfLastCall()).toEqual([]);
        expect(await fixture.readRaw(desired.login)).toEqual(raw);
      });

      it('takes over a change of each part', async () => {
        for (const [part, change] of Object.entries(fixture.changes)) {
          const before = fixture.desired();
          await witness.apply(before);
          const after = { ...before, ...change(before), revision: before.revision + 1 };
          expect({ part, seen: await witness.observe(before, after) }).toEqual({
            part,
            seen: { outcome: 'present', differences: expect.arrayContaining([part]) },
          });
          expect({ part, result: await witness.apply(after) }).toEqual({ part, result: { outcome: 'applied' } });
          expect({ part, seen: await witness.observe(after) }).toEqual({
            part,
            seen: { outcome: 'present', differences: [] },
          });
        }
      });

      it('that is disabled exists, whether it was there before or not, is no less of an account, and is enabled again', async () => {
        const enabled = fixture.desired();
        const disabled = { ...enabled, enabled: false };
        expect(await witness.apply(disabled)).toEqual({ outcome: 'applied' });
        expect(await witness.observe(disabled)).toEqual({ outcome: 'present', differences: [] });
        const raw = await fixture.readRaw(enabled.login);
        expect(await witness.apply(enabled)).toEqual({ outcome: 'applied' });
        expect(await witness.observe(enabled)).toEqual({ outcome: 'present', differences: [] });
        expect(await fixture.readRaw(enabled.login)).not.toEqual(raw);
        expect(await witness.apply({ ...disabled, revision: 3 })).toEqual({ outcome: 'applied' });
        expect(await witness.observe(disabled)).toEqual({ outcome: 'present', differences: [] });
        expect(await witness.remove(disabled)).toEqual({ outcome: 'removed' });
        expect(await fixture.readRaw(enabled.login)).toBeNull();
      });

      it('is repaired when someone changed it behind our back', async () => {
        for (const [part, drift] of Object.entries(fixture.drifts)) {
          const desired = fixture.desired();
          await witness.apply(desired);
          await drift(desired.login);
          expect({ part, seen: await witness.observe(desired) }).toEqual({
            part,
            seen: { outcome: 'present', differences: expect.arrayContaining([part]) },
          });
          expect({ part, result: await witness.apply(desired) }).toEqual({ part, result: { outcome: 'applied' } });
          expect({ part, seen: await witness.observe(desired) }).toEqual({
            part,
            seen: { outcome: 'present', differences: [] },
          });
        }
      });

      it('is gone after removal, which may be repeated, and can come back', async () => {
        const desired = fixture.desired();
        await witness.apply(desired);
        expect(await witness.remove(desired)).toEqual({ outcome: 'removed' });
        expect(await witness.observe(desired, null)).toEqual({ outcome: 'absent' });
        expect(await fixture.readRaw(desired.login)).toBeNull();
        expect(await witness.remove(desired)).toEqual({ outcome: 'removed' });
        expect(await witness.apply(desired)).toEqual({ outcome: 'applied' });
        expect(await witness.observe(desired)).toEqual({ outcome: 'present', differences: [] });
      });
    });

    describe('what is not ours', () => {
      const untouched = async (reference: AccountReference, desired: DesiredAccount): Promise<void> => {
        const raw = await fixture.readRaw(reference.login);
        expect(raw).not.toBeNull();
        expect(await witness.apply(desired)).toMatchObject({
          outcome: 'refused',
          reason: 'user-name-not-available',
          permanent: true,
        });
        expect(await witness.observe(desired)).toEqual({ outcome: 'foreign' });
        expect(await witness.remove(desired)).toEqual({ outcome: 'removed' });
        expect(await fixture.readRaw(reference.login)).toEqual(raw);
      };

      it('an object without our marker is neither written nor removed', async () => {
        const desired = fixture.desired();
        await fixture.placeForeign(desired.login);
        await untouched(desired, desired);
      });

      it('an object of another account of ours is neither written nor removed', async () => {
        const holder = fixture.desired();
        await witness.apply(holder);
        await untouched(holder, fixture.desired({ login: holder.login }));
        expect(await witness.observe(holder)).toEqual({ outcome: 'present', differences: [] });
      });
    });

    adoptionContract(() => ({ fixture, witness }), options);
    listContract(() => ({ fixture, witness }), options);
    if (!options.live) faultContract(() => ({ fixture, witness }));
  });
}
