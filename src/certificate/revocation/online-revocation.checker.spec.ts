import { readWholeDer } from '../parse/der-reader.js';
import { readCertificate } from '../x509/read-certificate.js';
import type { Certificate } from '../x509/certificate.js';
import { NOW, buildAuthority, keyPair, keyUsage, type BuiltCertificate } from '../../../test/builders/certificates.js';
import { issued, trustedAuthority } from '../../../test/builders/certificate-judgement.js';
import { integer, type Der } from '../../../test/builders/der.js';
import { RevocationServer } from '../../../test/builders/revocation-server.js';
import { buildList, buildResponse, distributionPoints, responders } from '../../../test/builders/revocation.js';
import { AllowedHosts } from './allowed-hosts.js';
import { OnlineRevocationChecker } from './online-revocation.checker.js';
import type { RevocationStatus } from './revocation-status.js';

const serial = integer(0x5eed);
const authority = trustedAuthority();

function read({ der }: BuiltCertificate): Certificate {
  const root = readWholeDer(der);
  const certificate = root && readCertificate(root);
  if (!certificate) throw new Error('not a certificate');
  return certificate;
}

describe('asking issuers', () => {
  let server: RevocationServer;
  beforeEach(async () => {
    server = await RevocationServer.start();
  });
  afterEach(() => server.stop());

  interface Asking {
    readonly crl?: boolean;
    readonly ocsp?: boolean;
    readonly timeoutMs?: number;
    readonly hosts?: readonly string[];
  }

  function checker({ crl = true, ocsp = true, timeoutMs = 5_000, hosts = [server.host] }: Asking = {}) {
    const settings = { sources: { crl, ocsp }, timeoutMs, allowed: new AllowedHosts(hosts) };
    return new OnlineRevocationChecker(settings, { now: () => NOW });
  }

  const leaf = (...sources: readonly Der[]) => issued({ serial, extensions: [keyUsage(0), ...sources] });

  async function ask(certificate: BuiltCertificate, asking?: Asking): Promise<RevocationStatus> {
    const [status] = await checker(asking).check([read(certificate), read(authority)]);
    if (!status) throw new Error('no status');
    return status;
  }
  const outcomeOf = (status: RevocationStatus) => (status.state === 'unknown' ? status.because : status.state);

  it('believes a list, and asks for it once', async () => {
    server.on('/list', buildList(authority, { now: NOW, revoked: [serial] }));
    const path = [read(leaf(distributionPoints(server.at('/list')))), read(authority)];
    const asking = checker();
    for (let time = 0; time < 3; time += 1)
      expect(await asking.check(path)).toMatchObject([{ state: 'revoked', source: 'crl', reason: 'keyCompromise' }]);
    expect(server.asked).toEqual(['GET /list']);
  });

  it('asks once where many want to know at the same time', async () => {
    server.on('/list', buildList(authority, { now: NOW }));
    const path = [read(leaf(distributionPoints(server.at('/list')))), read(authority)];
    const asking = checker();
    await Promise.all(Array.from({ length: 5 }, () => asking.check(path)));
    expect(server.asked).toEqual(['GET /list']);
  });

  it('asks again after a list that could not be relied on', async () => {
    server.on('/list', buildList(authority, { now: NOW, nextUpdate: new Date(NOW.getTime() - 3_600_000) }));
    const path = [read(leaf(distributionPoints(server.at('/list')))), read(authority)];
    const asking = checker();
    expect(await asking.check(path)).toMatchObject([{ because: 'stale' }]);
    server.on('/list', buildList(authority, { now: NOW }));
    expect(await asking.check(path)).toMatchObject([{ state: 'good' }]);
  });

  it('believes a responder, and asks for the list where the responder is of no use', async () => {
    const both = leaf(responders(server.at('/ocsp')), distributionPoints(server.at('/list')));
    server.on('/ocsp', buildResponse(authority, { now: NOW, serial }));
    server.on('/list', buildList(authority, { now: NOW, revoked: [serial] }));
    expect(await ask(both)).toMatchObject({ state: 'good', source: 'ocsp' });
    expect(await ask(both, { ocsp: false })).toMatchObject({ state: 'revoked', source: 'crl' });
    server.on('/ocsp', buildResponse(authority, { now: NOW, serial, status: 'unknown' }));
    expect(await ask(both)).toMatchObject({ state: 'revoked', source: 'crl' });
    expect(outcomeOf(await ask(both, { crl: false }))).toBe('not-known');
  });

  it('asks about every certificate of the path but the anchor, at once', async () => {
    const middle = buildAuthority('Middle', {
      issuer: authority,
      serial: integer(7),
      key: keyPair('P-384', 'middle'),
      extensions: [keyUsage(5, 6), distributionPoints(server.at('/root-list'))],
    });
    const end = issued({ issuer: middle, serial, extensions: [distributionPoints(server.at('/middle-list'))] });
    server.on('/root-list', buildList(authority, { now: NOW, revoked: [integer(7)] }));
    server.on('/middle-list', buildList(middle, { now: NOW }));
    const statuses = await checker().check([end, middle, authority].map(read));
    expect(statuses.map(({ subject, state }) => [subject.split(',')[0], state])).toEqual([
      ['CN=edi.example', 'good'],
      ['CN=Middle', 'revoked'],
    ]);
  });

  it('says where there is nobody to ask', async () => {
    expect(outcomeOf(await ask(leaf()))).toBe('no-source');
    expect(outcomeOf(await ask(leaf(responders('http://x.example')), { ocsp: false }))).toBe('no-source');
  });

  it.each<[string, Asking, string]>([
    ['a host that nobody named', { hosts: ['issuer.example'] }, 'host-not-allowed'],
    ['a port that nobody named', { hosts: ['127.0.0.1:1'] }, 'host-not-allowed'],
  ])('does not ask %s', async (_, asking, expected) => {
    expect(outcomeOf(await ask(leaf(responders(server.at('/ocsp'))), asking))).toBe(expected);
    expect(server.asked).toEqual([]);
  });

  it('does not ask a name that is allowed but leads into the private network', async () => {
    const url = `http://localhost:${server.host.split(':')[1]}/list`;
    server.on('/list', buildList(authority, { now: NOW }));
    const hosts = [`localhost:${server.host.split(':')[1]}`];
    expect(outcomeOf(await ask(leaf(distributionPoints(url)), { hosts }))).toBe('host-not-allowed');
    expect(server.asked).toEqual([]);
    expect(outcomeOf(await ask(leaf(distributionPoints(url)), { hosts: [...hosts, '127.0.0.0/8', '::1'] }))).toBe(
      'good',
    );
  });

  it('follows no redirect', async () => {
    server.on('/list', (_, __, response) => void response.writeHead(302, { Location: '/other' }).end());
    expect(outcomeOf(await ask(leaf(distributionPoints(server.at('/list')))))).toBe('refused');
    expect(server.asked).toEqual(['GET /list']);
  });

  it('reads no more than it should', async () => {
    const endless = (chunk: Buffer) => (_: unknown, __: unknown, response: NodeJS.WritableStream) => {
      const more = (): void => {
        while (response.writable && response.write(chunk));
      };
      response.on('drain', more);
      more();
    };
    server.on('/list', endless(Buffer.alloc(1 << 20)));
    server.on('/ocsp', endless(Buffer.alloc(1 << 16)));
    expect(outcomeOf(await ask(leaf(distributionPoints(server.at('/list')))))).toBe('answer-too-large');
    expect(outcomeOf(await ask(leaf(responders(server.at('/ocsp')))))).toBe('answer-too-large');
  });

  it('waits no longer than it should, for an answer that never starts as for one that never ends', async () => {
    server.on('/silent', () => undefined);
    server.on('/slow', (_, __, response) => void response.writeHead(200).write('x'));
    const asking = { timeoutMs: 200 };
    for (const path of ['/silent', '/slow']) {
      const status = await ask(leaf(distributionPoints(server.at(path))), asking);
      expect(status).toMatchObject({ state: 'unknown', because: 'no-answer', detail: `${server.host}: time-out` });
    }
  });

  it('leaves time for the list where the responder hangs', async () => {
    server.on('/silent', () => undefined);
    server.on('/list', buildList(authority, { now: NOW }));
    const both = leaf(responders(server.at('/silent')), distributionPoints(server.at('/list')));
    expect(await ask(both, { timeoutMs: 1_000 })).toMatchObject({ state: 'good', source: 'crl' });
  });

  it.each<[string, (s: RevocationServer) => void, string]>([
    ['nothing', () => undefined, 'refused'],
    ['garbage', (s) => s.on('/ocsp', Buffer.from('<html>')), 'malformed'],
    ['the wrong signer', (s) => s.on('/ocsp', wrongSigner()), 'wrong-signer'],
    [
      'another serial number',
      (s) => s.on('/ocsp', buildResponse(authority, { now: NOW, serial: integer(9) })),
      'other-scope',
    ],
    ['a closed door', (s) => s.on('/ocsp', (request) => void request.socket.destroy()), 'no-answer'],
  ])('learns nothing from %s', async (_, arrange, expected) => {
    arrange(server);
    expect(outcomeOf(await ask(leaf(responders(server.at('/ocsp')))))).toBe(expected);
  });

  function wrongSigner(): Der {
    const other = buildAuthority('Trusted Root', { key: keyPair('P-384', 'other') });
    return buildResponse(authority, { now: NOW, serial, responder: other, byName: true, certificates: [other] });
  }
});
