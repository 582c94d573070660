import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeCredentials, type Credentials } from './credentials.js';
import { dataDirectory } from './start/data-directory.js';

const USAGE = `Makes a certificate and an SSH key pair with which to try the sandbox.

  npm run sandbox:credentials -- --name "An Peeters" [--organisation "Peeters BV"] [--directory folder] [--data folder]

  --name          whom the certificate is for
  --organisation  the organisation in the certificate; the name where left out
  --directory     where the files go; .data/credentials where left out
  --data          the sandbox's data folder; .data where left out
`;

/** Runs the command; answers the exit status. */
export async function run(args: readonly string[], say: (text: string) => void): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        name: { type: 'string' },
        organisation: { type: 'string' },
        directory: { type: 'string', default: join(dataDirectory(), 'credentials') },
        data: { type: 'string', default: dataDirectory() },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help || !values.name) {
      say(USAGE);
      return values.help ? 0 : 2;
    }
    const { name, directory, data: dataDir } = values;
    say(explain(await makeCredentials({ name, organisation: values.organisation ?? name, directory, dataDir })));
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

function explain(made: Credentials): string {
  return `Four files were made.

Give these two to ChaMan, when you create an account:
  ${made.certificate}
      the certificate: upload it under "certificate"
  ${made.sshPublicKey}
      the SSH public key: upload it, or paste its one line, under "SSH public key" (SFTP only)

Keep these two to yourself. They are private: never upload or send them.
  ${made.certificateKey}
      the private key of the certificate: with it you sign what you send: npm run sandbox:sign (files), sandbox:soap, sandbox:token
  ${made.sshPrivateKey}
      the private SSH key: with it you sign in, once the account is active:
      sftp -i ${JSON.stringify(made.sshPrivateKey)} -P <port> <login>@<server>
`;
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2), (text) => process.stdout.write(`${text}\n`));
