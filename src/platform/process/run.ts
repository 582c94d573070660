import { ConfigurationError } from '../config/configuration-error.js';

/**
 * Runs a composition root. A configuration that is not usable ends the process with one readable list and exit code 1; a parent
 * process that forked this one is told when it is ready, and its death ends this one too.
 */
export function runProcess(start: () => Promise<{ readonly url?: string; stop: () => Promise<void> }>): void {
  // A parent that dies while this process still starts has nobody left to tell.
  const orphaned = (): never => process.exit(1);
  if (process.channel) process.once('disconnect', orphaned);
  start().then(
    ({ url, stop }) => {
      process.send?.({ ready: true, ...(url !== undefined && { url }) });
      const end = once(() => void stop().then(() => process.exit(0), failed));
      process.on('SIGTERM', end);
      process.on('SIGINT', end);
      process.off('disconnect', orphaned);
      if (process.channel) process.on('disconnect', end);
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
