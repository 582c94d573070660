import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { refused, replaced, SoapCalls } from '../../test/builders/soap-calls.js';
import { callSoap, signSoapRequest } from './soap.client.js';

const MINUTE_MS = 60_000;

describe('the SOAP service', () => {
  let calls: SoapCalls;

  beforeAll(async () => {
    calls = await SoapCalls.start();
  });
  beforeEach(() => calls.onlyMine());
  afterAll(() => calls.stop());

  it('accepts a call that is signed by a certificate in force, and answers who called', async () => {
    expect(await callSoap({ url: calls.url, envelope: calls.signed() })).toEqual({
      status: 200,
      accepted: { login: 'SOAP-101870', sender: '101870', operation: 'declare' },
      fault: undefined,
    });
  });

  it('accepts RSA and ECDSA with SHA-256 and more', async () => {
    const curve = await calls.holder('ec');
    calls.registered.push(curve.certificate);
    const more = 'http://www.w3.org/2001/04/xmldsig-more#';
    const sha384 = 'http://www.w3.org/2001/04/xmldsig-more#sha384';
    for (const digest of ['sha256', 'sha384', 'sha512']) {
      const rsa = { ...calls.mine, signatureAlgorithm: `${more}rsa-${digest}`, digestAlgorithm: sha384 };
      expect(await calls.send(signSoapRequest(rsa))).toMatchObject({ outcome: 'accepted' });
      const ec = { ...curve, signatureAlgorithm: `${more}ecdsa-${digest}` };
      expect(await calls.send(signSoapRequest(ec))).toMatchObject({ outcome: 'accepted', operation: 'ping' });
    }
  });

  it('asks at each call which certificates are in force', async () => {
    const next = await calls.holder();
    expect(await calls.send(calls.signed(next))).toMatchObject(refused('certificate-not-in-force'));
    calls.registered = [calls.mine.certificate, next.certificate];
    expect(await calls.send(calls.signed(next))).toMatchObject({ outcome: 'accepted' });
    expect(await calls.send(calls.signed())).toMatchObject({ outcome: 'accepted' });
    calls.registered = [next.certificate];
    expect(await calls.send(calls.signed())).toMatchObject(refused('certificate-not-in-force'));
    const expired = await calls.holder('rsa', { notBefore: new Date(0), notAfter: new Date(1000) });
    calls.registered = [expired.certificate];
    expect(await calls.send(calls.signed(expired))).toMatchObject(refused('certificate-expired'));
  });

  it('tells the log why, and keeps it on the disk', async () => {
    await calls.send('<a/>');
    const lines = (await readFile(join(calls.directory, 'soap-service', 'calls.jsonl'), 'utf8')).trim().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject(refused('not-an-envelope'));
    const shown = await fetch(new URL('/_sandbox/calls', calls.url));
    expect(((await shown.json()) as object[]).at(-1)).toMatchObject(refused('not-an-envelope'));
  });

  it('refuses what is old, from the future, or says nothing of its time', async () => {
    const at = (minutes: number) => calls.signed({ created: new Date(Date.now() + minutes * MINUTE_MS) });
    expect(await calls.send(at(-4))).toMatchObject({ outcome: 'accepted' });
    expect(await calls.send(at(0.5))).toMatchObject({ outcome: 'accepted' });
    expect(await calls.send(at(-6))).toMatchObject(refused('timestamp-not-fresh'));
    expect(await calls.send(at(2))).toMatchObject(refused('timestamp-not-fresh'));
    const fresh = replaced(at(-6), /<wsu:Created>[^<]*/, `<wsu:Created>${new Date().toISOString()}`);
    expect(await calls.send(fresh)).toMatchObject(refused('signature-invalid'));
  });

  it('refuses what is too large, too deep or too much, quickly', async () => {
    expect(await calls.send(calls.signed({ content: `<a xmlns="urn:a">${'x'.repeat(256 * 1024)}</a>` }))).toMatchObject(
      refused('too-large'),
    );
    expect(await calls.send('<a>'.repeat(30_000) + '</a>'.repeat(30_000))).toMatchObject(refused('too-large'));
    expect(await calls.send(`<a>${'<b/>'.repeat(6000)}</a>`)).toMatchObject(refused('too-large'));
  });

  it('goes on when a caller hangs up, and serves nothing but calls', async () => {
    const socket = connect(Number(new URL(calls.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.end('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n<a>');
    socket.resume();
    await once(socket, 'close');
    expect((await fetch(calls.url)).status).toBe(405);
    expect(await calls.send(calls.signed())).toMatchObject({ outcome: 'accepted' });
  });
});
