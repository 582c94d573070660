import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** Where each part listens, always on the loopback address. */
export interface Ports {
  readonly api: number;
  readonly identityProvider: number;
  readonly fileTransferApi: number;
  readonly sftp: number;
  /** FTP with TLS. */
  readonly ftps: number;
  readonly certificateRegistry: number;
  readonly authorizationServer: number;
  readonly soapService: number;
  /** SMTP. */
  readonly mail: number;
  /** Where mail that was sent is shown. */
  readonly mailPage: number;
  readonly postgres: number;
}

/** Below the ports from which systems take those of outgoing connections: nobody gets one by chance before its listener does. */
const FIRST = 10_000;
const LAST = 32_000;
const given = new Set<number>();

/** A port that nobody listens on at this moment. It is given once. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    if (given.has(port)) continue;
    given.add(port);
    const free = await listenBriefly(port).catch(() => undefined);
    if (free !== undefined) return free;
  }
}

/** The wanted ports where they are free; a free one for each that is taken, or wanted as 0. */
export async function choosePorts(wanted: Ports): Promise<Ports> {
  const entries = await Promise.all(
    Object.entries<number>({ ...wanted }).map(async ([name, port]) => [
      name,
      await (port === 0 ? freePort() : listenBriefly(port).catch(freePort)),
    ]),
  );
  return Object.fromEntries(entries) as Ports;
}

async function listenBriefly(wanted: number): Promise<number> {
  const server = createServer();
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
