import { refused, replaced, SoapCalls } from '../../test/builders/soap-calls.js';
import { EXCLUSIVE_C14N, SOAP, WSU } from './message-names.js';

describe('a call that somebody has tampered with', () => {
  let calls: SoapCalls;

  beforeAll(async () => {
    calls = await SoapCalls.start();
  });
  beforeEach(() => calls.onlyMine());
  afterAll(() => calls.stop());

  it('refuses what is not signed, not wholly, or by another key', async () => {
    expect(
      await calls.send(`<s:Envelope xmlns:s="${SOAP}"><s:Body><declare xmlns="urn:example"/></s:Body></s:Envelope>`),
    ).toMatchObject(refused('no-security-header'));
    expect(await calls.send(replaced(calls.signed(), /<ds:Signature .*<\/ds:Signature>/s, ''))).toMatchObject(
      refused('not-signed'),
    );
    const without = (id: string) =>
      replaced(calls.signed(), new RegExp(`<ds:Reference URI="#${id}">.*?</ds:Reference>`, 's'), '');
    expect(await calls.send(without('body'))).toMatchObject(refused('body-not-signed'));
    expect(await calls.send(without('timestamp'))).toMatchObject(refused('timestamp-not-signed'));
    const { privateKey } = await calls.holder();
    expect(await calls.send(calls.signed({ privateKey }))).toMatchObject(refused('signature-invalid'));
    expect(await calls.send(replaced(calls.signed(), '<amount>1<', '<amount>9<'))).toMatchObject(
      refused('signature-invalid'),
    );
    expect(
      await calls.send(replaced(calls.signed(), /<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA')),
    ).toMatchObject(refused('signature-invalid'));
  });

  it('refuses a body that was moved aside for another one', async () => {
    const genuine = calls.signed();
    const [body = ''] = /<soap:Body.*<\/soap:Body>/s.exec(genuine) ?? [];
    const evil = (id: string) => `<soap:Body xmlns:wsu="${WSU}"${id}><steal xmlns="urn:example"/></soap:Body>`;
    const wrapped = (id: string) =>
      replaced(genuine, body, evil(id)).replace('</soap:Header>', `<w xmlns="urn:w">${body}</w></soap:Header>`);
    expect(await calls.send(wrapped(' wsu:Id="body"'))).toMatchObject(refused('duplicate-id'));
    expect(await calls.send(wrapped(' wsu:Id="other"'))).toMatchObject(refused('body-not-signed'));
    expect(await calls.send(wrapped(' ID="body"'))).toMatchObject(refused('duplicate-id'));
    expect(await calls.send(wrapped(''))).toMatchObject(refused('body-not-signed'));
    expect(await calls.send(replaced(genuine, body, evil(' wsu:Id="other"') + body))).toMatchObject(
      refused('not-an-envelope'),
    );
    const inside = replaced(evil(' wsu:Id="other"'), '</soap:Body>', `${body}</soap:Body>`);
    expect(await calls.send(replaced(genuine, body, inside))).toMatchObject(refused('body-not-signed'));
    const stamp = /<wsu:Timestamp.*<\/wsu:Timestamp>/s.exec(genuine)?.[0] ?? '';
    const elsewhere = replaced(
      genuine,
      '<wsse:Security',
      `<w xmlns="urn:w" xmlns:wsu="${WSU}">${stamp}</w><wsse:Security`,
    );
    expect(
      await calls.send(replaced(elsewhere, `</wsse:BinarySecurityToken>${stamp}`, '</wsse:BinarySecurityToken>')),
    ).toMatchObject(refused('security-header'));
  });

  it('processes nothing but what was signed', async () => {
    // Exclusive canonicalization drops comments and, in this library, attributes whose name begins with xmlns.
    const commented = replaced(calls.signed(), '<amount>', '<!-- <steal/> --><amount xmlnsnot="signed">');
    expect(await calls.send(commented)).toMatchObject({ outcome: 'accepted', operation: 'declare' });
    expect(
      await calls.send(calls.signed({ content: `<declare xmlns="urn:example"/><steal xmlns="urn:example"/>` })),
    ).toMatchObject(refused('not-an-envelope'));
  });

  it('refuses a second security header, token, signature, or more in one of them', async () => {
    const genuine = calls.signed();
    const [security = ''] = /<wsse:Security .*<\/wsse:Security>/s.exec(genuine) ?? [];
    const other = calls.signed({ content: undefined }).match(/<ds:Signature .*<\/ds:Signature>/s)?.[0] ?? '';
    const anonymous = security.replaceAll(/ wsu:Id="[^"]*"/g, '');
    expect(await calls.send(replaced(genuine, security, security + anonymous))).toMatchObject(
      refused('security-header'),
    );
    expect(await calls.send(replaced(genuine, '</wsse:Security>', `${other}</wsse:Security>`))).toMatchObject(
      refused('security-header'),
    );
    expect(
      await calls.send(replaced(genuine, '</wsse:Security>', '<more xmlns="urn:m"/></wsse:Security>')),
    ).toMatchObject(refused('security-header'));
    for (const [what, by] of [
      ['</ds:SignedInfo>', '</ds:SignedInfo><ds:SignedInfo/>'],
      ['</ds:KeyInfo>', '</ds:KeyInfo><ds:Object/>'],
      ['URI="#token"', 'URI="#timestamp"'],
      ['URI="#body"', 'URI=""'],
      ['URI="#body"', `URI="#xpointer(id('body'))"`],
      ['URI="#body"', 'URI="http://127.0.0.1/"'],
      ['</ds:Transforms>', '<ds:Transform/></ds:Transforms>'],
    ] as const)
      expect(await calls.send(replaced(genuine, what, by))).toMatchObject(refused('signature-structure'));
  });

  it('refuses SHA-1, HMAC and other canonicalizations', async () => {
    const sha1 = 'http://www.w3.org/2000/09/xmldsig#';
    expect(await calls.send(calls.signed({ signatureAlgorithm: `${sha1}rsa-sha1` }))).toMatchObject(
      refused('algorithm-not-accepted'),
    );
    expect(await calls.send(calls.signed({ digestAlgorithm: `${sha1}sha1` }))).toMatchObject(
      refused('algorithm-not-accepted'),
    );
    expect(
      await calls.send(replaced(calls.signed(), /(SignatureMethod Algorithm=")[^"]*/, `$1${sha1}hmac-sha1`)),
    ).toMatchObject(refused('algorithm-not-accepted'));
    for (const name of ['CanonicalizationMethod', 'Transform'])
      expect(
        await calls.send(
          replaced(
            calls.signed(),
            `<ds:${name} Algorithm="${EXCLUSIVE_C14N}"`,
            `<ds:${name} Algorithm="${EXCLUSIVE_C14N}WithComments"`,
          ),
        ),
      ).toMatchObject(refused('algorithm-not-accepted'));
  });

  it('refuses documents with a DTD, instructions or another encoding, and what is no document', async () => {
    const genuine = calls.signed();
    const dtd = `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>${genuine}`;
    expect(await calls.send(dtd)).toMatchObject(refused('dtd-or-instruction'));
    expect(await calls.send(replaced(genuine, '<amount>', '<?php x?><amount>'))).toMatchObject(
      refused('dtd-or-instruction'),
    );
    expect(await calls.send(`<?xml version="1.0" encoding="UTF-16"?>${genuine}`)).toMatchObject(refused('not-xml'));
    expect(await calls.send(`<?xml version="1.0" encoding="utf-8"?>\n${genuine}`)).toMatchObject({
      outcome: 'accepted',
    });
    for (const text of ['', 'hello', '<a', '<a><b></a>', genuine.slice(0, -10), '<a b="1" b="2"/>', '<a>&e;</a>'])
      expect(await calls.send(text)).toMatchObject(refused('not-xml'));
  });

  it('refuses tokens that are no certificate, or hold more than one', async () => {
    const token = /(<wsse:BinarySecurityToken [^>]*>)[^<]*/;
    const double = Buffer.concat([calls.mine.certificate, calls.mine.certificate]).toString('base64');
    for (const text of ['', '!', 'AAAA', double])
      expect(await calls.send(replaced(calls.signed(), token, `$1${text}`))).toMatchObject(
        refused('token-not-a-certificate'),
      );
    expect(await calls.send(replaced(calls.signed(), '#X509v3" wsu', '#X509PKIPathv1" wsu'))).toMatchObject(
      refused('token-not-a-certificate'),
    );
  });
});
