import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimDataDirectory, portsFor, releaseDataDirectory } from './data-directory.js';

describe('the data directory of npm start', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'chaman-start-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('keeps the ports of the last start while they are free', async () => {
    const first = await portsFor(dataDir, () => undefined);
    const said: string[] = [];
    expect(await portsFor(dataDir, (line) => said.push(line))).toEqual(first);
    expect(said).toEqual([]);
  });

  it('replaces a port that is taken, and says so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await writeFile(join(dataDir, 'ports.json'), JSON.stringify({ api: port }));
    const said: string[] = [];
    const chosen = await portsFor(dataDir, (line) => said.push(line));
    other.close();
    expect(chosen.api).not.toBe(port);
    expect(said).toContain(`Port ${port} (ChaMan) is taken by another program; using ${chosen.api} instead.`);
  });

  it('is claimed again after a run that was killed', async () => {
    await writeFile(join(dataDir, 'start.pid'), String(process.pid));
    await claimDataDirectory(dataDir);
    await releaseDataDirectory(dataDir);
    await claimDataDirectory(dataDir);
  });
});
