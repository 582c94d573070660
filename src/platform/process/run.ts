import { ConfigurationError } from '../config/variables.js';

/**
 * Runs a composition root. A configuration that is not usable ends the process with one readable list and exit code 1; a parent
 * process that forked this one is told when it is ready, and its death ends this one too.
 */
export function runProcess(start: () => Promise<{ readonly url?: string; stop: () => Promise<void> }>): void {
  start().then(
    ({ url, stop }) => {
      process.send?.({ ready: true, ...(url !== undefined && { url }) });
      const end = once(() => void stop().then(() => process.exit(0), failed));
      process.on('SIGTERM', end);
      process.on('SIGINT', end);
      if (process.connected) process.on('disconnect', end);
    },
    (error: unknown) => failed(error),
  );
}

function failed(error: unknown): never {
  process.stderr.write(`${error instanceof ConfigurationError ? error.message : describe(error)}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}
