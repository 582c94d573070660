import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const STREAM = '/api/v1/account-events';
const NEWS = ['reset', 'account', 'account-deleted'] as const;
/** After a refusal, which a browser does not repeat by itself. */
const AGAIN_AFTER_MS = 5_000;

/** Keeps everything on the page about accounts true while things happen to them, over one stream of events. */
export function LiveAccounts() {
  const client = useQueryClient();
  useEffect(() => {
    let stream: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    // What an event says is asked for again in full: one source for what is shown.
    const refresh = () => void client.invalidateQueries({ queryKey: ['accounts'] });
    const recheck = () => void client.invalidateQueries({ queryKey: ['session'] });
    const listen = () => {
      stream = new EventSource(STREAM);
      for (const kind of NEWS) stream.addEventListener(kind, refresh);
      stream.addEventListener('end', () => {
        stream?.close();
        recheck();
      });
      stream.addEventListener('error', () => {
        if (stream?.readyState !== EventSource.CLOSED) return;
        recheck();
        again = setTimeout(listen, AGAIN_AFTER_MS);
      });
    };
    listen();
    return () => {
      stream?.close();
      clearTimeout(again);
    };
  }, [client]);
  return null;
}
