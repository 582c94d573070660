import { parseArgs } from 'node:util';
import { requestToken } from './authorization-server/token.client.js';
import { CREDENTIALS, readHolder } from './certificate-holder.js';
import { runningSandbox } from './start/run-file.js';
import { dataDirectory } from './start/data-directory.js';

const USAGE = `Asks for an access token as the holder of a REST account does (client_credentials with private_key_jwt).

  npm run sandbox:token -- --client-id id [--certificate file] [--key file] [--kid id] [--url address]

  --client-id    as ChaMan shows it
  --certificate  a certificate of the account; the one of sandbox:credentials where left out
  --key          the private key of that certificate; the one of sandbox:credentials where left out
  --kid          the key's id, which ChaMan shows where it is needed
  --url          the token endpoint; that of the running npm start where left out
`;

/** Runs the command; answers the exit status: 0 only when there was a token. */
export async function run(args: readonly string[], say: (text: string) => void): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'client-id': { type: 'string' },
        certificate: { type: 'string', default: CREDENTIALS.certificate },
        key: { type: 'string', default: CREDENTIALS.key },
        kid: { type: 'string' },
        url: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    const { 'client-id': clientId, kid } = values;
    if (values.help || clientId === undefined) {
      say(USAGE);
      return values.help ? 0 : 2;
    }
    const tokenUrl = values.url ?? (await runningSandbox(dataDirectory())).urls.tokens;
    const { privateKey } = await readHolder(values);
    const { body } = await requestToken({ tokenUrl, clientId, privateKey, kid });
    say(
      body.access_token === undefined
        ? `Refused: ${[body.error, body.error_description].filter(Boolean).join(', ')}`
        : `A token for ${body.expires_in} seconds, with the scope ${body.scope}:\n${body.access_token}`,
    );
    return body.access_token === undefined ? 1 : 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2), (text) => process.stdout.write(`${text}\n`));
