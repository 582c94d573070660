import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { ALGORITHMS, buildCertificate, keyUsage } from '../../builders/certificates.js';
import { integer, octetString, oid, sequence } from '../../builders/der.js';
import { certificateBody, ftpAccountRequest, ftps, type FtpAccountBody } from '../harness/ftp-account.js';
import { GuideReader } from '../harness/guide-reader.js';
import { expectNowhere, registryUsers } from '../harness/in-force.js';
import { startProduct, type Product } from '../harness/product.js';
import { authorizationAdmin, heldCertificate, restAccount, tokenOf } from '../harness/rest-account.js';
import { giveContact } from '../harness/sftp-account.js';

const DAY_MS = 86_400_000;

interface Inspected {
  readonly accepted: boolean;
  readonly results: readonly { rule: string; verdict: string; found?: string }[];
}

/** The boxes with rules and the questions at the end of the published guide; docs/guide-coverage.md points here. */
describe('the guide: its rules and its FAQ', () => {
  let product: Product;
  let reader: GuideReader;
  let good: FtpAccountBody;

  beforeAll(async () => {
    product = await startProduct();
    reader = await GuideReader.signIn(product, 'second-employer');
    await giveContact(reader.client);
    good = await ftpAccountRequest(product, 'Regels1');
  });
  afterAll(() => product.stop());

  const rulesBroken = async (overrides: Partial<FtpAccountBody>) => {
    const { status, body } = await reader.ask('POST', '/ftp-sftp-accounts', { ...good, ...overrides });
    expect(status).toBe(400);
    return (body['issues'] as { rule: string }[]).map(({ rule }) => rule);
  };
  const inspect = async (der: Uint8Array, channel = 'REST', fileName = 'certificaat.cer') => {
    const content = Buffer.from(der).toString('base64');
    const { body } = await reader.ask('POST', '/certificates/inspect', { channel, fileName, content });
    const { accepted, results } = body as unknown as Inspected;
    return { accepted, failed: results.filter(({ verdict }) => verdict === 'fail').map(({ rule }) => rule), results };
  };
  const issued = (publicKey: KeyObject) =>
    product.environment.certificateAuthority.issue({ commonName: 'regels', organisation: 'Test', publicKey });
  const validity = { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + 300 * DAY_MS) };
  const selfSigned = (options: Parameters<typeof buildCertificate>[0] = {}) =>
    buildCertificate({ ...validity, ...options }).der;

  it('Gebruikersnaam (FTP - SFTP): cijfers en letters, hoogstens 10 tekens, geen spaties', async () => {
    expect(await rulesBroken({ userName: 'abcdefghijk' })).toEqual(['user-name-length']);
    expect(await rulesBroken({ userName: 'met spatie' })).toEqual(['user-name-characters']);
    expect(await rulesBroken({ userName: 'streep-1' })).toEqual(['user-name-characters']);
    await expectNowhere(product, 'EXPabcdefghijk');
  });

  it('Wachtwoord (FTP): hoogstens 10 tekens, geen spaties, hoofdlettergevoelig, minstens 2 die geen letter zijn', async () => {
    expect(await rulesBroken({ password: 'Abcdefg:123' })).toEqual(['password-length']);
    expect(await rulesBroken({ password: 'Abc 12:de' })).toEqual(['password-characters']);
    expect(await rulesBroken({ password: 'Abcdefgh1' })).toEqual(['password-non-letters']);
    expect(await rulesBroken({ password: 'Abcde12!' })).toEqual(['password-characters']);
    const passwords = [';:=?./+*\\A', "$%><&@#'(A", '}{)-_abcde'];
    const { id } = await reader.createAccount({ ...good, password: 'Abcdef1:' });
    for (const password of passwords) {
      expect(await reader.ask('PUT', `/ftp-sftp-accounts/${id}/password`, { password })).toMatchObject({ status: 200 });
      await reader.untilActive(id);
      await (await ftps(product, 'EXPRegels1', password)).quit();
    }
    await expect(ftps(product, 'EXPRegels1', '}{)-_ABCDE')).rejects.toThrow(/^530/);
    await reader.delete('FTP', id);
  });

  it('Certificaatsleutelgrootte: RSA 2048, 3072, 4096, P-384, P-521', async () => {
    for (const modulusLength of [2048, 3072, 4096])
      expect(await inspect(await issued(generateKeyPairSync('rsa', { modulusLength }).publicKey))).toMatchObject({
        accepted: true,
      });
    for (const [namedCurve, accepted] of [
      ['P-384', true],
      ['P-521', true],
      ['P-256', false],
    ] as const)
      expect(await inspect(await issued(generateKeyPairSync('ec', { namedCurve }).publicKey))).toMatchObject({
        accepted,
      });
    expect((await inspect(await issued(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey))).failed).toEqual(
      ['key-size'],
    );
  });

  it('Ondertekeningsalgoritme: SHA-256, SHA-384, SHA-512; SHA-1 niet meer', async () => {
    for (const algorithm of [ALGORITHMS.rsaSha256, ALGORITHMS.rsaSha384, ALGORITHMS.rsaSha512])
      expect(await inspect(selfSigned({ algorithm, extensions: [keyUsage(0)] }))).toMatchObject({ accepted: true });
    const { failed } = await inspect(selfSigned({ algorithm: ALGORITHMS.rsaSha1, extensions: [keyUsage(0)] }));
    expect(failed).toEqual(['signature-algorithm']);
  });

  it('Certificaattype: zelfondertekend alleen voor REST, met digital signature', async () => {
    const der = selfSigned({ extensions: [keyUsage(0)] });
    expect(await inspect(der)).toMatchObject({ accepted: true });
    for (const channel of ['FTP', 'SFTP', 'SOAP'])
      expect(await inspect(der, channel)).toMatchObject({ failed: ['self-signed-not-allowed'] });
    expect((await inspect(selfSigned({ extensions: [] }))).failed).toEqual(['key-usage']);
  });

  it('Certificaatformaat: .cer, geen .pfx', async () => {
    const der = Buffer.from(good.certificate.content, 'base64');
    expect(await inspect(der, 'FTP')).toMatchObject({ accepted: true });
    expect(await inspect(der, 'FTP', 'certificaat.crt')).toMatchObject({ failed: ['wrong-extension'] });
    const content = sequence(oid('1.2.840.113549.1.7.1'), Buffer.from([0xa0, 2, 4, 0]));
    const pfx = sequence(integer(3), content, sequence(octetString(Buffer.alloc(20))));
    const { failed } = await inspect(pfx, 'FTP', 'certificaat.pfx');
    expect(failed).toEqual(expect.arrayContaining(['not-a-certificate', 'wrong-extension']));
  });

  it('FAQ: wie is de contactpersoon, met welke rol; één persoon, één e-mailadres', async () => {
    const contact = { name: 'Technisch', phoneCountryCode: '+32', phoneNumber: '025095959', language: 'nl' };
    const first = { ...contact, email: 'een@people.example', function: 'technisch verantwoordelijke' };
    expect(await reader.ask('PUT', '/contact', first)).toMatchObject({
      body: { function: 'technisch verantwoordelijke' },
    });
    for (const email of [['een@people.example', 'twee@people.example'], 'een@people.example, twee@people.example'])
      expect(await reader.ask('PUT', '/contact', { ...first, email })).toMatchObject({
        status: 400,
        body: { issues: [{ field: 'email' }] },
      });
    await reader.ask('PUT', '/contact', { ...first, name: 'Opvolger' });
    expect(await product.sql('select name from contact')).toEqual([{ name: 'Opvolger' }]);
  });

  it('FAQ: contactgegevens zijn verplicht', async () => {
    const newcomer = await GuideReader.signIn(product, 'access-manager');
    for (const path of ['/ftp-sftp-accounts', '/web-service-accounts'])
      expect(await newcomer.ask('GET', path)).toMatchObject({
        status: 409,
        body: { type: 'urn:problem-type:chaman:contact/required' },
      });
  });

  it('FAQ: één FTP-, SFTP- en SOAP-account, met één certificaat', async () => {
    const { id } = await reader.createAccount(good);
    const more = await certificateBody(product, 'tweede');
    expect(await reader.ask('POST', '/ftp-sftp-accounts', { ...good, userName: 'Regels2' })).toMatchObject({
      status: 409,
    });
    expect(await reader.ask('POST', `/ftp-sftp-accounts/${id}/certificates`, more)).toMatchObject({ status: 404 });
    const soap = { channel: 'SOAP', name: 'SOAP', certificate: more };
    const { id: soapId } = await reader.createAccount(soap);
    expect(await reader.ask('POST', '/web-service-accounts', soap)).toMatchObject({ status: 409 });
    expect(await reader.ask('POST', `/web-service-accounts/${soapId}/certificates`, more)).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('vervangt u het ene certificaat') },
    });
    expect((await registryUsers(product, 'EXPRegels1'))[0]?.x509Certificates).toHaveLength(1);
  });

  it('FAQ: meerdere REST-accounts, en meerdere certificaten op een account', async () => {
    const held = [await heldCertificate(product, 'een'), await heldCertificate(product, 'twee', 'rsa')] as const;
    const accounts = [
      await reader.createAccount(restAccount('REST 1', held[0])),
      await reader.createAccount(restAccount('REST 2', held[0])),
    ] as const;
    await reader.ask('POST', `/web-service-accounts/${accounts[1].id}/certificates`, held[1].body);
    await reader.untilActive(accounts[1].id);
    for (const each of held)
      expect(await tokenOf(product, accounts[1]['clientId'], each)).toMatchObject({ status: 200 });
    expect(await authorizationAdmin(product).find(String(accounts[0]['clientId']))).not.toBeNull();
  });

  it('FAQ: welke certificaten? De regels, met hun herkomst', async () => {
    const { body } = await reader.ask('GET', '/certificates/rules?channel=FTP');
    const rules = body['rules'] as { demand: string; citation: string }[];
    expect(rules.map(({ demand }) => demand)).toContain('De bestandsnaam eindigt op .cer.');
    expect(rules.every(({ citation }) => citation.length > 0)).toBe(true);
  });

  it('FAQ: fout 403, geen toegang: waarom, en wie kan helpen', async () => {
    const visitor = await GuideReader.signIn(product, 'user-without-permission');
    const { status, body } = await visitor.ask('GET', '/ftp-sftp-accounts');
    expect([status, body['title']]).toEqual([403, 'Geen toegang']);
    for (const part of ['APK Recycling', 'Hoofdtoegangsbeheerder', 'vink dan ChaMan aan in Toegangsbeheer'])
      expect(body['detail']).toContain(part);
  });
});
