import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { accountEventsWatch } from '../../../openapi/client/sdk.gen.js';

/** Keeps everything on the page about accounts true while things happen to them, over one stream of events. */
export function LiveAccounts() {
  const client = useQueryClient();
  useEffect(() => {
    const ended = new AbortController();
    void watch(ended.signal, async (event) => {
      if (event === 'end') {
        ended.abort();
        await client.invalidateQueries({ queryKey: ['session'] });
        return;
      }
      await client.invalidateQueries({ queryKey: ['accounts'] });
    });
    return () => ended.abort();
  }, [client]);
  return null;
}

async function watch(signal: AbortSignal, told: (event: string | undefined) => Promise<void>): Promise<void> {
  const { stream } = await accountEventsWatch({
    signal,
    onSseEvent: ({ event }) => void told(event),
  });
  const events = stream[Symbol.asyncIterator]();
  // What an event says is asked for again in full: one source for what is shown.
  while (!signal.aborted && !(await events.next()).done);
}
