import { join, relative } from 'node:path';
import { SAMPLE_SYSTEM } from '../authorization-server/sample-clients.js';
import type { Environment } from '../environment.js';
import { PEOPLE } from '../identity-provider/people.js';
import { PORT_NAMES } from './data-directory.js';

/** What a person sees when everything runs. */
export function welcome(environment: Environment, seconds: string): string {
  const { productUrl, ports, certificateAuthority, authorization, soapUrl, mailUrl, secrets } = environment;
  const rootFile = relative(process.cwd(), join(certificateAuthority.anchorsDir, 'root.pem'));
  const numbers = Object.entries(PORT_NAMES).map(([name, text]) => `${text} ${ports[name as keyof typeof ports]}`);
  return [
    '',
    `ChaMan is ready in ${seconds}.`,
    '',
    'Where to go',
    ...columns([
      ['the product', productUrl],
      ['its API, to read and try', `${productUrl}/api/docs`],
      ['mail that it sends', mailUrl],
      ['files of an SFTP account', `sftp -P ${ports.sftp} -i <private key> EXP<user name>@127.0.0.1`],
      [
        'files of an FTP account',
        `curl --ssl-reqd --cacert ${rootFile} --user EXP<user name> ftp://127.0.0.1:${ports.ftps}/`,
      ],
      ['calls of a SOAP account', `${soapUrl} (WS-Security; npm run sandbox:soap)`],
      ['tokens of a REST account', `${authorization.tokenUrl} (private_key_jwt; npm run sandbox:token)`],
      [
        'a token of the sample system',
        `curl -d grant_type=client_credentials -u ${SAMPLE_SYSTEM}:${secrets.sampleSystemSecret} ${authorization.tokenUrl}`,
      ],
      ['what that system reads', `curl -H 'Authorization: Bearer <access_token>' ${productUrl}/api/v1/senders`],
    ]),
    '',
    'Who can sign in (sample people, no passwords)',
    ...columns(
      PEOPLE.map(({ givenName, surname, role, mandates, expectation }) => [
        `${givenName} ${surname}`,
        role,
        mandates[0]?.organisationName ?? '-',
        expectation,
      ]),
    ),
    '',
    `Ports on 127.0.0.1: ${numbers.join(', ')}`,
    '',
    'Three things to try',
    `  1. Open ${productUrl}, sign in as ${PEOPLE[0]?.givenName} ${PEOPLE[0]?.surname}, give contact details and add an account.`,
    '  2. In a second terminal: npm run demo, which plays all four channels to their ends.',
    '  3. In a second terminal: npm run sandbox:credentials -- --name "My account", then make an account with them.',
    '     What its certificate is for: npm run sandbox:sign, sandbox:soap and sandbox:token; docs/sandbox.md tells how each channel is played.',
    '',
    'Ctrl-C stops everything; the data stay for the next start (npm start -- --fresh begins anew).',
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}
