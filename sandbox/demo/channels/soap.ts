import type { CertificateHolder } from '../../certificate-holder.js';
import { callSoap, signSoapRequest, type SoapAnswer } from '../../soap-service/soap.client.js';
import { demoCertificate } from '../demo-certificate.js';
import { createAccount } from '../new-account.js';
import { ACCOUNT_NAME, type PlayedAccount, type Stage } from '../stage.js';
import { demand } from '../story.js';

/** Ends at the SOAP service, which asks the certificate registry. */
export async function playSoap(stage: Stage): Promise<PlayedAccount> {
  const { story, client, run, dataDir } = stage;
  story.chapter('SOAP: a certificate to sign calls');
  const call = (holder: CertificateHolder): Promise<SoapAnswer> =>
    callSoap({ url: run.urls.soap, envelope: signSoapRequest(holder) });
  const expectAccepted = async (holder: CertificateHolder): Promise<string> => {
    const { accepted, fault } = await call(holder);
    demand(accepted !== undefined, `It was refused: ${fault}`);
    return `the service sees ${accepted.login}, sender ${accepted.sender}`;
  };
  const expectFault = async (holder: CertificateHolder): Promise<string> => {
    const { accepted, fault } = await call(holder);
    demand(accepted === undefined, 'It was accepted.');
    return `the caller is told ${fault}, and nothing else`;
  };

  const [first, second] = [
    await demoCertificate(dataDir, 'Demo SOAP', 'RSA'),
    await demoCertificate(dataDir, 'Demo SOAP 2'),
  ];
  await story.check('A call is refused before there is an account', () => expectFault(first));
  const body = { channel: 'SOAP', name: ACCOUNT_NAME, certificate: first.body };
  const { id } = await createAccount(stage, client.services, body);
  await story.step('A signed call is accepted', () => expectAccepted(first));
  await story.step('The certificate is replaced', async () => {
    await client.services.change('PUT', id, 'certificate', second.body);
  });
  await story.check('A call signed by the old certificate is refused', () => expectFault(first));
  await story.check('One signed by the new certificate is accepted', () => expectAccepted(second));
  return { id, channel: 'SOAP', expectRefused: () => expectFault(second) };
}
