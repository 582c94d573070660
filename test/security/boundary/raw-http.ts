import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
// eslint-disable-next-line no-restricted-imports -- slowness is what is sent here; no test waits by it
import { setInterval as drops } from 'node:timers/promises';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Everything that came, further answers included. */
  readonly text: string;
}

const DEADLINE_MS = 15_000;

/** Sends these bytes as they are, which no HTTP client would, and resolves with what came back once the server closed. */
export function sendRaw(url: string, bytes: string): Promise<RawAnswer> {
  return conversation(url, (socket) => socket.write(bytes, 'latin1'));
}

/** Sends one piece after the other for as long as the server listens: slowness is the attack. */
export function trickle(url: string, first: string, piece: string, everyMs: number): Promise<RawAnswer> {
  return conversation(url, async (socket) => {
    socket.write(first, 'latin1');
    for await (const _drop of drops(everyMs)) {
      if (socket.destroyed) return;
      socket.write(piece, 'latin1');
    }
  });
}

async function conversation(url: string, speak: (socket: Socket) => unknown): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // Whoever is cut off while still speaking is told by a reset.
  socket.on('error', () => undefined);
  let text = '';
  socket.setEncoding('latin1').on('data', (data) => (text += String(data)));
  const closed = once(socket, 'close', { signal: AbortSignal.timeout(DEADLINE_MS) });
  await once(socket, 'connect');
  await Promise.all([closed, speak(socket)]).finally(() => socket.destroy());
  return answerOf(text);
}

function answerOf(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [line = '', ...fields] = head.split('\r\n');
  const headers = Object.fromEntries(
    fields.map((field) => [field.split(':')[0]?.toLowerCase(), field.slice(field.indexOf(':') + 1).trim()]),
  ) as Record<string, string>;
  return { status: Number(line.split(' ')[1] ?? 0), headers, body: rest.join('\r\n\r\n'), text };
}
