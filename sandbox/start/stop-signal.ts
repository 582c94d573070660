const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LOOK_EVERY_MS = 1_000;

/**
 * Resolves at Ctrl-C, at a polite end from outside, when the terminal is closed, and when the npm that started us was
 * killed. Later signals change nothing: what stops in order is not made faster by haste.
 */
export function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve(signal));
    if (process.env['npm_lifecycle_event'] === undefined) return;
    const npm = process.ppid;
    setInterval(() => {
      if (process.ppid !== npm) resolve('npm has ended');
    }, LOOK_EVERY_MS).unref();
  });
}
