import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  basicConstraints,
  buildAuthority,
  buildCertificate,
  extension,
  keyPair,
  keyUsage,
  name,
  type BuiltCertificate,
} from '../builders/certificates.js';
import { integer, sequence, tlv } from '../builders/der.js';
import { Customer } from '../chaos/customer.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { RedisServer } from '../e2e/harness/redis-server.js';

const DAY_MS = 86_400_000;
const BEGIN_AND_END = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + DAY_MS) };
/** Its tag in a subject alternative name (RFC 5280). */
const IP_ADDRESS = 0x87;

function serverCertificate(issuer: BuiltCertificate, address: readonly number[]): BuiltCertificate {
  return buildCertificate({
    ...BEGIN_AND_END,
    issuer,
    subject: name({ CN: 'Redis' }),
    key: keyPair('P-384', 'redis'),
    serial: integer(randomBytes(2).readUInt16BE() + 1),
    extensions: [
      basicConstraints(false),
      keyUsage(0),
      extension('2.5.29.17', sequence(tlv(IP_ADDRESS, Buffer.from(address)))),
    ],
  });
}

describe('a queue in Redis over TLS', () => {
  const authority = buildAuthority('Authority of the queue', BEGIN_AND_END);
  const another = buildAuthority('Another authority', BEGIN_AND_END);
  const ours = [127, 0, 0, 1];
  let folder: string;
  let product: Product;
  let customer: Customer;
  let server: RedisServer;
  let queue: { QUEUE_URL: string; NODE_EXTRA_CA_CERTS: string };

  beforeAll(async () => {
    [product, server] = await Promise.all([startProduct(), RedisServer.start()]);
    folder = await mkdtemp(join(tmpdir(), 'chaman-redis-tls-'));
    queue = {
      QUEUE_URL: server.url.replace('redis:', 'rediss:'),
      NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem'),
    };
    await writeFile(queue.NODE_EXTRA_CA_CERTS, authority.pem);
    customer = await Customer.signIn(product, 'access-manager');
  });
  afterAll(async () => {
    await product?.stop();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** On the same port, which takes no connection in clear any longer. */
  async function restartWith({ pem, key }: BuiltCertificate): Promise<void> {
    const [certificateFile, keyFile] = [join(folder, 'redis.pem'), join(folder, 'redis.key')];
    await writeFile(certificateFile, pem);
    await writeFile(keyFile, key.privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
    await server.stop();
    await server.start([
      ...['--port', '0', '--tls-port', String(server.port), '--tls-auth-clients', 'no'],
      ...['--tls-cert-file', certificateFile, '--tls-key-file', keyFile],
    ]);
  }

  async function restartBoth(variables: NodeJS.ProcessEnv): Promise<void> {
    await Promise.all([product.stopApi(), product.stopWorker()]);
    await Promise.all([product.startApi(variables), product.startWorker(variables)]);
  }

  it('carries jobs when its certificate comes from an authority that we were told of', async () => {
    await restartWith(serverCertificate(authority, ours));
    // No sweep comes by: what is set up came through the queue.
    await restartBoth({ ...queue, SWEEP_INTERVAL_MS: '600000' });
    const asked = await customer.ask('ByTls');
    await customer.expectInForce(asked);
    for (const process of ['api', 'worker'] as const) {
      expect(product.output(process)).not.toContain('cannot be reached');
      expect(product.output(process)).not.toContain(server.password);
    }
    await customer.leave(asked);
  });

  it.each([
    ['comes from an authority that nobody told us of', another, ours, /verify|issuer|self.signed/i],
    ['was made for another address', authority, [127, 0, 0, 2], /does not match|altnames/i],
  ])('is not used while its certificate %s, and nothing is lost', async (_what, issuer, address, reason) => {
    await restartWith(serverCertificate(issuer, address));
    await restartBoth(queue);
    const asked = await customer.ask('NotByTls');
    expect(await customer.see(asked)).toMatchObject({ state: 'being-set-up' });
    for (const process of ['api', 'worker'] as const) {
      const told = product.output(process).split('\n');
      expect(told.find((line) => line.includes('Redis cannot be reached'))).toMatch(reason);
      expect(product.output(process)).not.toContain(server.password);
    }
    await restartWith(serverCertificate(authority, ours));
    await customer.expectInForce(asked);
    await customer.leave(asked);
  });
});
