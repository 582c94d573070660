import { RepeatedWork } from './repeated-work.js';

const LONG_MS = 3_600_000;

describe('repeated work', () => {
  it('is done once at a time, and once more for all that asked meanwhile', async () => {
    let release = (): void => {};
    let [runs, atOnce, most] = [0, 0, 0];
    const ends: (() => void)[] = [];
    const nth = (count: number) => new Promise<void>((resolve) => (ends[count] = resolve));
    const work = new RepeatedWork(
      async () => {
        runs += 1;
        most = Math.max(most, (atOnce += 1));
        if (runs === 1) await new Promise<void>((resolve) => (release = resolve));
        atOnce -= 1;
        ends[runs]?.();
      },
      LONG_MS,
      fail,
    );
    const second = nth(2);
    for (let asked = 0; asked < 3; asked += 1) work.ask();
    release();
    await second;
    await work.stop();
    expect({ runs, most }).toEqual({ runs: 2, most: 1 });
  });

  it('goes on by its timer after a failure, which is told', async () => {
    const failures: unknown[] = [];
    let runs = 0;
    const work = await new Promise<RepeatedWork>((resolve) => {
      const repeated: RepeatedWork = new RepeatedWork(
        async () => {
          runs += 1;
          if (runs === 1) throw new Error('once');
          resolve(repeated);
        },
        1,
        (error) => failures.push(error),
      );
      repeated.ask();
    });
    await work.stop();
    expect(failures).toEqual([new Error('once')]);
  });

  it('does nothing once it was stopped, which waits for the run under way', async () => {
    let [ended, runs] = [false, 0];
    const work = new RepeatedWork(
      async () => {
        runs += 1;
        await new Promise(setImmediate);
        ended = true;
      },
      1,
      fail,
    );
    work.ask();
    await work.stop();
    work.ask();
    expect({ ended, runs, stopped: work.stopped }).toEqual({ ended: true, runs: 1, stopped: true });
  });
});

function fail(error: unknown): never {
  throw error;
}
