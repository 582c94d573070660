import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CREDENTIALS, readHolder } from './certificate-holder.js';
import { callSoap, signSoapRequest } from './soap-service/soap.client.js';
import type { JudgedCall } from './soap-service/soap-service.js';
import { dataDirectory } from './start/data-directory.js';
import { runningSandbox } from './start/run-file.js';

const USAGE = `Signs a SOAP call with WS-Security, sends it, and says what became of it.

  npm run sandbox:soap -- [--certificate file] [--key file] [--content file] [--url address] [--show]

  --certificate  the certificate of the account; the one of sandbox:credentials where left out
  --key          the private key of that certificate; the one of sandbox:credentials where left out
  --content      a file with the one XML element that the body holds; a ping where left out
  --url          where the service is; that of the running npm start where left out
  --show         prints the signed call too
`;

/** Runs the command; answers the exit status: 0 only when the call was accepted. */
export async function run(args: readonly string[], say: (text: string) => void): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        certificate: { type: 'string', default: CREDENTIALS.certificate },
        key: { type: 'string', default: CREDENTIALS.key },
        content: { type: 'string' },
        url: { type: 'string' },
        show: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      say(USAGE);
      return 0;
    }
    const url = values.url ?? (await runningSandbox(dataDirectory())).urls.soap;
    const content = values.content === undefined ? undefined : await readFile(values.content, 'utf8');
    const envelope = signSoapRequest({ ...(await readHolder(values)), ...(content !== undefined && { content }) });
    if (values.show) say(envelope);
    const { accepted, fault = 'nothing that SOAP knows' } = await callSoap({ url, envelope });
    if (accepted) {
      say(`Accepted. The service sees: ${accepted.login}, sender ${accepted.sender}, operation ${accepted.operation}.`);
      return 0;
    }
    say(`Refused. A caller is told nothing but: ${fault}
${await whyNot(url)}`);
    return 1;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

/** The sandbox's log is open to whoever plays in it. */
async function whyNot(url: string): Promise<string> {
  const log = new URL('/_sandbox/calls', url);
  const last = await fetch(log)
    .then(async (response) => (await response.json()) as JudgedCall[])
    .then((calls) => calls.at(-1))
    .catch(() => undefined);
  const { reason, detail } = last ?? {};
  return reason
    ? `The sandbox's own log says why: ${[reason, detail].filter(Boolean).join(', ')}`
    : `Why, says ${log.href}`;
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2), (text) => process.stdout.write(`${text}\n`));
