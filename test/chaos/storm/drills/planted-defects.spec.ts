import { until } from '../pace.js';
import { ACTIVE_EARLY, LOST_REMOVAL, NO_FENCE, NO_SWEEP, SECOND_CLIENT_ID } from './defects.js';
import { Drill } from './drill.js';
import { staleResult } from './stale-result.js';

const LIMIT_MS = 120_000;

/** The checker of the storms is worth what it finds: each of these defects must be reported as what it is, and nothing without it. */
describe('the checker', () => {
  let drill: Drill;

  afterEach(() => drill.stop());

  it(
    'finds that nobody sweeps, by work that is never done',
    async () => {
      drill = await Drill.prepare({ workers: 1 });
      const [worker] = drill.stage.workers;
      const jobsLost = async (withinMs: number) => {
        worker?.signal('SIGSTOP');
        const { id } = await drill.created('SOAP');
        await drill.stage.queue.empty();
        worker?.signal('SIGCONT');
        const judged = await drill.judged(withinMs);
        await drill.sender.delete(id);
        return judged;
      };
      expect((await jobsLost(30_000)).told).toBe('');
      await drill.plant(NO_SWEEP);
      const { told } = await jobsLost(5_000);
      expect(told).toMatch(/^lost: SOAP \S+ is pending at the certificate-registry after 5000 ms without faults/);
    },
    LIMIT_MS,
  );

  it(
    'finds that results are recorded without a lease, by a late write that nobody looked for any more',
    async () => {
      // Nothing is given up by itself here, so that a stopped worker comes back with a result that is good, but old.
      const worker = { GATEWAY_CALL_TIMEOUT_MS: '20000', RECONCILE_BUDGET_MS: '40000', GATEWAY_LATE_WRITE_MS: '8000' };
      drill = await Drill.prepare({ worker });
      await staleResult(drill, 'FTP');
      expect((await drill.judged()).told).toBe('');
      await drill.plant(NO_FENCE);
      await staleResult(drill, 'SFTP');
      expect((await drill.judged()).kinds).toEqual(['untrue']);
    },
    LIMIT_MS,
  );

  it(
    'finds a second client id',
    async () => {
      drill = await Drill.prepare({ workers: 1 });
      const [worker] = drill.stage.workers;
      const crash = async () => {
        const created = await drill.held(
          'hold-answer',
          ({ gateway, kind }) => gateway === 'authorization-server' && kind === 'write',
          () => drill.created('REST'),
        );
        await worker?.kill();
        created.letGo();
        for (const { id } of (await drill.sender.list()) ?? []) await drill.endLease(id, 'authorization-server');
        await worker?.start();
        return drill.judged();
      };
      expect((await crash()).told).toBe('');
      await drill.plant(SECOND_CLIENT_ID);
      const { kinds, told } = await crash();
      expect(kinds).toContain('client-id');
      expect(told).toMatch(/was given \S+ and \S+/);
      expect(told).toMatch(/authorization-server has it \d times/);
    },
    LIMIT_MS,
  );

  it(
    'finds a removal that was lost, by the door that stays open',
    async () => {
      drill = await Drill.prepare({ workers: 1 });
      const unanswered = async () => {
        const account = await drill.created('SFTP');
        await drill.active({ ...account, channel: 'SFTP' });
        const outage = drill.stage.traffic.trap(
          ({ gateway, kind }) => gateway === 'file-transfer' && kind === 'remove',
          () => ({ mode: 'cut' }),
          2,
        );
        await drill.sender.delete(account.id);
        await drill.must(
          until(() => outage.hits[0], 10_000),
          'a removal gets no answer',
        );
        return drill.judged();
      };
      expect((await unanswered()).told).toBe('');
      await drill.plant(LOST_REMOVAL);
      expect((await unanswered()).kinds).toEqual(['alive']);
    },
    LIMIT_MS,
  );

  it(
    'finds an account that is shown as active too early',
    async () => {
      drill = await Drill.prepare({ workers: 1 });
      const half = async (channel: 'FTP' | 'SFTP') => {
        const outage = drill.stage.traffic.trap(
          ({ gateway, kind }) => gateway === 'certificate-registry' && kind === 'write',
          () => ({ mode: 'cut' }),
        );
        drill.watch();
        const { id } = await drill.created(channel);
        await drill.target(id, 'file-transfer', 'provisioned');
        await until(() => drill.found || undefined, 3_000);
        outage.lift();
        return drill.judged();
      };
      expect((await half('FTP')).told).toBe('');
      await drill.plant(ACTIVE_EARLY);
      expect((await half('SFTP')).kinds).toEqual(['shown-early']);
    },
    LIMIT_MS,
  );
});
