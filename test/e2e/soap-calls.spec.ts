import { callSoap, signSoapRequest, type SoapAnswer } from '../../sandbox/soap-service/soap.client.js';
import { AccountsApi, WEB_SERVICES } from './harness/accounts-api.js';
import { ftpAccountRequest } from './harness/ftp-account.js';
import { letGo, startProduct, type Product } from './harness/product.js';
import { accountsOfSender } from './harness/sender.js';
import { heldCertificate, type HeldCertificate } from './harness/rest-account.js';

const SHA1 = 'http://www.w3.org/2000/09/xmldsig#';

describe('calls of the holder of a SOAP account', () => {
  let product: Product;
  let accounts: AccountsApi;
  let number: string;

  beforeAll(async () => {
    product = await startProduct();
    accounts = await accountsOfSender(product, 'second-employer', { collection: WEB_SERVICES });
    const [sender] = await product.sql<{ number: string }>('select number from sender');
    number = sender?.number ?? '';
  });
  afterEach(() => letGo(product));
  afterAll(() => product.stop());

  const send = (envelope: string): Promise<SoapAnswer> => callSoap({ url: product.environment.soapUrl, envelope });
  const call = (holder: HeldCertificate): Promise<SoapAnswer> => send(signSoapRequest(holder));
  const why = () => product.environment.soapService.calls().at(-1)?.reason;
  const accepted = () => ({ status: 200, accepted: { login: `SOAP-${number}`, sender: number, operation: 'ping' } });
  const FAULT = { status: 500, fault: 'SOA-01001' };

  it('are accepted from the moment its certificate is in force, and never after its end', async () => {
    const first = await heldCertificate(product, 'First', 'rsa');
    expect(await call(first)).toEqual(FAULT);
    expect(why()).toBe('certificate-not-in-force');
    const id = await accounts.create({ channel: 'SOAP', name: 'Calls', certificate: first.body });
    expect(await call(first)).toEqual(accepted());

    const second = await heldCertificate(product, 'Second');
    product.faults.certificateRegistry.add({ mode: 'hold' });
    expect(await accounts.call('PUT', `/${id}/certificate`, second.body)).toMatchObject({ status: 200 });
    await product.faults.certificateRegistry.untilHeld();
    expect(await call(second)).toEqual(FAULT);
    expect(await call(first)).toEqual(accepted());
    letGo(product);
    await accounts.untilState(id, 'active');
    expect(await call(second)).toEqual(accepted());
    expect(await call(first)).toEqual(FAULT);
    expect(why()).toBe('certificate-not-in-force');

    await accounts.call('DELETE', `/${id}`);
    await accounts.untilState(id, 'gone');
    expect(await call(second)).toEqual(FAULT);
    expect(why()).toBe('certificate-not-in-force');
  });

  it('are refused when they are not signed as they must be, and the caller learns only that', async () => {
    const holder = await heldCertificate(product, 'Holder', 'rsa');
    const stranger = await heldCertificate(product, 'Stranger', 'rsa');
    const id = await accounts.create({ channel: 'SOAP', name: 'Guarded', certificate: holder.body });
    const genuine = signSoapRequest(holder);
    const [body = ''] = /<soap:Body.*<\/soap:Body>/s.exec(genuine) ?? [];
    const wrapped = genuine
      .replace(body, body.replace('hello', 'steal').replace(/wsu:Id="body"/, 'wsu:Id="another"'))
      .replace('</soap:Header>', `<old xmlns="urn:example">${body}</old></soap:Header>`);
    const spoilt: Record<string, string> = {
      'not-signed': genuine.replace(/<ds:Signature .*<\/ds:Signature>/s, ''),
      'signature-invalid': genuine.replace('hello', 'HELLO'),
      'body-not-signed': wrapped,
      'duplicate-id': wrapped.replace('wsu:Id="another"', 'wsu:Id="body"'),
      'algorithm-not-accepted': signSoapRequest({ ...holder, signatureAlgorithm: `${SHA1}rsa-sha1` }),
      'timestamp-not-fresh': signSoapRequest({ ...holder, created: new Date(Date.now() - 3_600_000) }),
      'certificate-not-in-force': signSoapRequest(stranger),
    };
    for (const [reason, envelope] of Object.entries(spoilt)) {
      expect(await send(envelope)).toEqual(FAULT);
      expect(why()).toBe(reason);
    }
    expect(await send(signSoapRequest({ ...holder, privateKey: stranger.privateKey }))).toEqual(FAULT);
    expect(await send(genuine)).toEqual(accepted());
    await accounts.call('DELETE', `/${id}`);
    await accounts.untilState(id, 'gone');
  });

  it('are refused when signed by the certificate of an account on another channel', async () => {
    const holder = await heldCertificate(product, 'Files');
    const files = new AccountsApi(product, accounts.client);
    await files.create(await ftpAccountRequest(product, 'NotSoap', { certificate: holder.body }));
    expect(await call(holder)).toEqual(FAULT);
    expect(why()).toBe('certificate-not-in-force');
  });
});
