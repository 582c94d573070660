import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CREDENTIALS, readHolder } from './certificate-holder.js';
import { signDetached } from './file-transfer/delivery/sign-detached.client.js';

const USAGE = `Signs a file as FTP and SFTP accounts deliver it: makes the detached signature that is sent beside it.

  npm run sandbox:sign -- declaration.xml [--certificate file] [--key file] [--out file]

  --certificate  the certificate of the account; the one of sandbox:credentials where left out
  --key          the private key of that certificate; the one of sandbox:credentials where left out
  --out          where the signature goes; the file's own name with .p7s behind it where left out
`;

/** Runs the command; answers the exit status. */
export async function run(args: readonly string[], say: (text: string) => void): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        certificate: { type: 'string', default: CREDENTIALS.certificate },
        key: { type: 'string', default: CREDENTIALS.key },
        out: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    const [file, ...others] = positionals;
    if (values.help || file === undefined || others.length > 0) {
      say(USAGE);
      return values.help ? 0 : 2;
    }
    const out = values.out ?? `${file}.p7s`;
    await writeFile(out, signDetached({ content: await readFile(file), ...(await readHolder(values)) }));
    say(`${out} was made. Deliver it together with ${file}, unchanged, into a folder of your account;
then fetch the receipt, which has the file's own name with .receipt.json behind it.`);
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2), (text) => process.stdout.write(`${text}\n`));
