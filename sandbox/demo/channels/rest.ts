import { requestToken } from '../../authorization-server/token.client.js';
import type { CertificateHolder } from '../../certificate-holder.js';
import { demoCertificate } from '../demo-certificate.js';
import { createAccount } from '../new-account.js';
import { ACCOUNT_NAME, type PlayedAccount, type Stage } from '../stage.js';
import { demand } from '../story.js';

/** Ends at the token endpoint of the authorization server. */
export async function playRest(stage: Stage): Promise<PlayedAccount> {
  const { story, client, run, dataDir } = stage;
  story.chapter('REST: a certificate to ask for tokens');
  // Of different types, so that nobody has to name the key.
  const [first, second] = [
    await demoCertificate(dataDir, 'Demo REST'),
    await demoCertificate(dataDir, 'Demo REST 2', 'RSA'),
  ];
  const { id, clientId } = await createAccount(stage, client.services, {
    channel: 'REST',
    name: ACCOUNT_NAME,
    permissions: await client.permissions('REST', 1),
    certificate: first.body,
  });
  await story.step('Its client id is shown', () => {
    demand(typeof clientId === 'string', 'There is none.');
    return clientId;
  });
  const ask = ({ privateKey }: CertificateHolder) =>
    requestToken({ tokenUrl: run.urls.tokens, clientId: String(clientId), privateKey });
  const expectToken = async (holder: CertificateHolder): Promise<string> => {
    const { body } = await ask(holder);
    demand(body.access_token !== undefined, `It was refused: ${body.error}, ${body.error_description}`);
    return `for ${body.expires_in} seconds, with the scope ${body.scope}`;
  };
  const expectNone = async (holder: CertificateHolder): Promise<string> => {
    const { body } = await ask(holder);
    demand(body.error === 'invalid_client', body.error ?? 'There was a token.');
    return `the token endpoint answers ${body.error}`;
  };

  await story.step('A token is given for an assertion signed with its key (private_key_jwt)', () => expectToken(first));
  const account = await story.step('A second certificate is added', () =>
    client.services.change('POST', id, 'certificates', second.body),
  );
  await story.check('Both give tokens', async () => {
    await expectToken(first);
    return expectToken(second);
  });
  const removed = account.certificates?.find(({ name }) => name === first.body.name);
  await story.step('The first certificate is removed', async () => {
    await client.services.change('DELETE', id, `certificates/${removed?.id}`);
  });
  await story.check('It gives no more tokens', () => expectNone(first));
  await story.check('The second still does', () => expectToken(second));
  return { id, channel: 'REST', expectRefused: () => expectNone(second) };
}
