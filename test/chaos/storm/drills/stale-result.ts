import { until } from '../pace.js';
import type { Drill } from './drill.js';

/** Less than a write may be late: until then nobody may say that the account is as it shall be. */
const LOOK_FOR_MS = 4_000;

/**
 * A worker is stopped after reading back, before it records that all is well. Its lease ends. Another one goes on with newer
 * changes; the write of one of them gets no answer and will run late. The first worker comes back with its result, which says
 * nothing of that write. Then the write runs.
 */
export async function staleResult(drill: Drill, channel: 'FTP' | 'SFTP'): Promise<void> {
  const { traffic, workers } = drill.stage;
  const account = await drill.created(channel);
  await drill.active(account);
  const readBack = await drill.held(
    'hold-answer',
    ({ gateway, step }) => gateway === 'file-transfer' && step === 'read-back',
    () => drill.sender.rename(account.id),
  );
  const stopped = workers.find(({ name }) => name === readBack.call.worker);
  stopped?.signal('SIGSTOP');
  readBack.letGo();
  await drill.endLease(account.id, 'file-transfer');

  let run: (run: boolean) => void = () => undefined;
  const go = new Promise<boolean>((resolve) => (run = resolve));
  const late = traffic.trap(
    ({ gateway, method, path }) => gateway === 'file-transfer' && method === 'PUT' && path.includes('/users/'),
    () => ({ mode: 'late', go, meantime: 'cut' }),
    1,
  );
  await drill.sender.rename(account.id);
  await drill.must(
    until(() => late.hits[0], 10_000),
    'a write gets no answer',
  );
  await drill.sender.rename(account.id);
  await drill.target(account.id, 'file-transfer', 'verifying');

  stopped?.signal('SIGCONT');
  await drill.becomesActive(account, LOOK_FOR_MS);
  run(true);
  const [call] = late.hits;
  await drill.must(
    until(() => call?.status, 2_000),
    'the late write runs',
  );
}
