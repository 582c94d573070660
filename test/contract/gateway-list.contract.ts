import type { DesiredAccount, MarkedObject } from '../../src/provisioning/gateway.port.js';
import type { ContractFixture } from './contract-fixture.js';
import type { GatewayWitness } from './gateway-witness.js';

/** What the `Gateway` port promises of looking through everything that a gateway holds. */
export function listContract(
  under: () => { fixture: ContractFixture; witness: GatewayWitness },
  options: { readonly live?: boolean },
): void {
  describe('the list', () => {
    const marked = ({ accountId, login }: DesiredAccount): MarkedObject => ({ accountId, login });
    const logins = (objects: readonly MarkedObject[]) => new Set(objects.map(({ login }) => login));

    async function apply(count: number): Promise<DesiredAccount[]> {
      const { fixture, witness } = under();
      const accounts = Array.from({ length: count }, () => fixture.desired());
      for (const account of accounts) expect(await witness.apply(account)).toEqual({ outcome: 'applied' });
      return accounts;
    }

    it('tells of every object of ours with its account, and of nobody else’s', async () => {
      const { fixture, witness } = under();
      const accounts = await apply(5);
      const foreign = fixture.desired().login;
      await fixture.placeForeign(foreign);
      for (const limit of options.live ? [100] : [2, 3, 100]) {
        const listed = await witness.listAll(limit);
        expect(listed).toEqual(expect.arrayContaining(accounts.map(marked)));
        expect(logins(listed).has(foreign)).toBe(false);
        expect(witness.writesOfLastCall()).toEqual([]);
      }
    });

    it('no longer tells of what was removed', async () => {
      const { witness } = under();
      const [removed, kept] = await apply(2);
      await witness.remove(removed!);
      const listed = logins(await witness.listAll(100));
      expect([listed.has(removed!.login), listed.has(kept!.login)]).toEqual([false, true]);
    });

    it('comes to an end in an empty gateway, and beyond the end of another', async () => {
      const { witness } = under();
      expect(await witness.listAll(10, undefined, 100_000)).toEqual([]);
    });

    if (options.live) return;

    it('hides nothing that stays while others are removed between two pages', async () => {
      const { witness } = under();
      const accounts = await apply(12);
      const going = accounts.slice(0, 6);
      const staying = accounts.slice(6);
      const listed = logins(await witness.listAll(6, async () => going.length > 0 && witness.remove(going.shift()!)));
      expect(staying.filter(({ login }) => !listed.has(login))).toEqual([]);
    });

    it('is unavailable, and writes nothing, when the gateway fails', async () => {
      const { fixture, witness } = under();
      await apply(1);
      await witness.list(null, 10);
      fixture.faults?.add({ mode: 'fail', method: 'GET' });
      expect(await witness.list(null, 10)).toMatchObject({ outcome: 'unavailable', writeMayStillRun: false });
    });
  });
}
