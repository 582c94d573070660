import { deflateRawSync, gzipSync } from 'node:zlib';
import type { RefusalReason } from '../../../src/identity/sign-in-refused.js';
import { answerXml, type AnswerParts } from './answer.js';
import { refused, SamlTrial } from './trial.js';

const LAUGHS = Array.from({ length: 10 }, (_, level) => {
  const content = level === 0 ? 'ha' : `&l${level - 1};`.repeat(10);
  return `<!ENTITY l${level} "${content}">`;
}).join('');
/** What the product may take to refuse the worst message it reads. */
const AT_ONCE_MS = 1000;

describe('an answer that is no plain XML', () => {
  let trial: SamlTrial;

  beforeAll(async () => {
    trial = await SamlTrial.start();
  });
  afterAll(() => trial.stop());

  const asItIs = (parts: AnswerParts): AnswerParts => parts;
  const bytes = (text: string | Buffer, transfer: BufferEncoding = 'base64') => Buffer.from(text).toString(transfer);
  const posted = (SAMLResponse: string) => () => trial.postForm(new URLSearchParams({ SAMLResponse }));
  const inName = (markup: string) => (control: string) => control.replace('>eve<', `>${markup}<`);

  it.each<[string, (control: string) => string]>([
    [
      'an external entity',
      (control) => `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>${inName('&e;')(control)}`,
    ],
    ['nested entities', (control) => `<!DOCTYPE r [${LAUGHS}]>${inName('&l9;')(control)}`],
    [
      'one long entity, often',
      (control) => `<!DOCTYPE r [<!ENTITY q "${'q'.repeat(50_000)}">]>${inName('&q;'.repeat(20_000))(control)}`,
    ],
    ['a harmless entity', (control) => `<!DOCTYPE r [<!ENTITY e "eve">]>${inName('&e;')(control)}`],
    ['a parameter entity', (control) => `<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>${control}`],
    ['a document type only', (control) => `<!DOCTYPE r>${control}`],
    ['an external document type', (control) => `<!DOCTYPE r PUBLIC "-//x//y" "http://127.0.0.1:9/x.dtd">${control}`],
    ['a document type in small letters', (control) => `<!doctype r>${control}`],
    ['a comment in the name', inName('admin<!--x-->.example')],
    ['a comment in an attribute', (control) => control.replace('APK Rec', 'APK<!-- -->Rec')],
    ['a comment in the digest', (control) => control.replace('<DigestValue>', '<DigestValue><!--x-->')],
    ['a comment behind the root', (control) => `${control}<!--x-->`],
    ['CDATA', inName('<![CDATA[admin]]>')],
    ['a processing instruction in the name', inName('admin<?x?>eve')],
    ['a style sheet', (control) => `<?xml-stylesheet href="http://127.0.0.1:9/x"?>${control}`],
    ['a second declaration', (control) => `<?xml version="1.0"?><?xml version="1.0"?>${control}`],
    ['a null character', inName('eve\0')],
    [
      'an entity that nobody declared',
      (control) => control.replace('<saml:NameID Format', '<saml:Issuer>&evil;</saml:Issuer><saml:NameID Format'),
    ],
  ])('is refused with %s', async (_what, change) => {
    const before = performance.now();
    expect(await trial.attack(asItIs, change)).toEqual(refused('markup'));
    expect(performance.now() - before).toBeLessThan(AT_ONCE_MS);
  });

  it.each<[string, (control: string) => string, RefusalReason]>([
    [
      'elements without end',
      (control) => control.replace('<samlp:Status>', `${'<x></x>'.repeat(5000)}<samlp:Status>`),
      'size',
    ],
    [
      'depth without end',
      (control) => control.replace('<samlp:Status>', `${'<x>'.repeat(5000)}${'</x>'.repeat(5000)}<samlp:Status>`),
      'size',
    ],
    [
      'elements that end in disorder',
      (control) => control.replace('<samlp:Status>', '<x><y></x></y><samlp:Status>'),
      'structure',
    ],
    ['an element that does not end', (control) => control.replace('<samlp:Status>', '<x><samlp:Status>'), 'structure'],
    ['an end too many', (control) => `${control}</samlp:Response>`, 'structure'],
    ['an attribute twice', (control) => control.replace(' ID="', ' Destination="x" ID="'), 'structure'],
    ['a tag in an attribute', (control) => control.replace(' ID="', ' x="<" ID="'), 'structure'],
    ['another root', (control) => control.replaceAll('samlp:Response', 'samlp:ArtifactResponse'), 'structure'],
    [
      'an assertion as its root',
      (control) => /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(control)?.[0] ?? '',
      'structure',
    ],
    ['text only', () => 'sign in eve', 'structure'],
    ['a declaration of UTF-16', (control) => `<?xml version="1.0" encoding="UTF-16"?>${control}`, 'encoding'],
    ['a declaration of UTF-7', (control) => `<?xml version="1.0" encoding="UTF-7"?>${control}`, 'encoding'],
  ])('is refused with %s', async (_what, change, reason) => {
    const before = performance.now();
    expect(await trial.attack(asItIs, change)).toEqual(refused(reason));
    expect(performance.now() - before).toBeLessThan(AT_ONCE_MS);
  });

  it.each<[string, (control: string) => string, RefusalReason]>([
    ['UTF-16 with a byte order mark', (control) => bytes(Buffer.from(`\ufeff${control}`, 'utf16le')), 'encoding'],
    ['UTF-16 without', (control) => bytes(Buffer.from(control, 'utf16le')), 'markup'],
    [
      'bytes that are no UTF-8',
      (control) => bytes(Buffer.concat([Buffer.from(control), Buffer.from([0xc3, 0x28])])),
      'encoding',
    ],
    [
      'an overlong form',
      (control) => bytes(Buffer.concat([Buffer.from([0xc0, 0xbc]), Buffer.from(control)])),
      'encoding',
    ],
    [
      'characters between, that some decoders skip',
      (control) => `${bytes(control).slice(0, 100)}!*!${bytes(control).slice(100)}`,
      'encoding',
    ],
    ['base64 for URLs', (control) => bytes(`${control}\n???>>>`, 'base64url').padEnd(4, '='), 'encoding'],
    [
      'a second value behind the padding',
      (control) =>
        `${bytes(`${control} `.padEnd(control.length + ((3 - (control.length % 3)) % 3) + 1))}=${bytes(control)}`,
      'encoding',
    ],
    ['nothing', () => '', 'encoding'],
    ['no base64', () => '<samlp:Response/>', 'encoding'],
    ['a compressed answer', (control) => bytes(deflateRawSync(control)), 'encoding'],
    ['a compressed answer, zipped', (control) => bytes(gzipSync(control)), 'encoding'],
    ['a bomb', () => bytes(deflateRawSync(Buffer.alloc(20_000_000))), 'encoding'],
  ])('is refused as %s', async (_what, change, reason) => {
    expect(await trial.attack(asItIs, (control) => posted(change(control)))).toEqual(refused(reason));
  });

  it('is refused when it is there twice', async () => {
    const twice = (control: string) => () =>
      trial.postForm(
        new URLSearchParams([
          ['SAMLResponse', bytes(control)],
          ['SAMLResponse', bytes(control)],
        ]),
      );
    expect(await trial.attack(asItIs, twice)).toEqual(refused('encoding'));
  });

  it('is refused under an index or as an object', async () => {
    for (const name of ['SAMLResponse[]', 'SAMLResponse[0]', 'SAMLResponse[toString]', '__proto__[SAMLResponse]']) {
      const indexed = (control: string) => () => trial.postForm(new URLSearchParams({ [name]: bytes(control) }));
      expect(await trial.attack(asItIs, indexed)).toEqual(refused('encoding'));
    }
  });

  it('is too large beyond all measure', async () => {
    const large = (control: string) =>
      posted(bytes(control.replace('<samlp:Status>', `${' '.repeat(300_000)}<samlp:Status>`)));
    expect(await trial.attack(asItIs, large)).toMatchObject({ status: 413, gained: 0 });
  });

  it('is not read from the address, nor from JSON', async () => {
    const inQuery = (control: string) => () =>
      fetch(`${trial.product.url}/auth/acs?SAMLResponse=${encodeURIComponent(bytes(control))}`, { redirect: 'manual' });
    expect(await trial.attack(asItIs, inQuery)).toMatchObject({ status: 405, gained: 0 });
    const asJson = (control: string) => () =>
      fetch(`${trial.product.url}/auth/acs`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ SAMLResponse: bytes(control) }),
      });
    expect(await trial.attack(asItIs, asJson)).toEqual(refused('encoding'));
  });

  it('is accepted where only its form differs', async () => {
    for (const form of [
      (control: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${control}\n`,
      (control: string) => `<?xml version='1.0' encoding='utf-8' standalone="no"?>${control}`,
      (control: string) => `\ufeff${control}`,
      (control: string) => control.replace('></samlp:StatusCode>', '/>'),
      (control: string) => control.replace('>eve<', '>&#101;v&#x65;<'),
    ]) {
      const turn = await trial.begin();
      await trial.assertSignsIn(turn, form(answerXml(turn.parts)));
    }
  });
});
