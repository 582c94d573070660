import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateAuthority } from '../../sandbox/certificate-authority/certificate-authority.js';
import { makeOpensshKeyPair } from '../../sandbox/openssh-key-pair.js';
import { hashPassword } from '../../src/account/password/hash-password.js';

const FILE = 'docs/adoption.example.jsonl';
const ORGANISATION = 'APK Recycling';
const base = { record: 'account', sender: '002214' };

/** A made-up organisation with an account on each channel; every key in it is thrown away. */
async function records(authority: CertificateAuthority): Promise<readonly object[]> {
  const certificate = async (name: string, fileName = `${name}.cer`) => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const der = await authority.issue({ commonName: name, organisation: ORGANISATION, publicKey });
    return { name, fileName, content: Buffer.from(der).toString('base64') };
  };
  return [
    { record: 'adoption', version: 1 },
    {
      ...{ record: 'sender', number: '002214', organisationNumber: '0566988259', organisationName: ORGANISATION },
      ...{ context: 'ENTERPRISE', capacity: 'EMPLOYER', createdAt: '2011-03-01' },
      contact: {
        ...{ name: 'An Peeters', phoneCountryCode: '+32', phoneNumber: '0470 12 34 56' },
        ...{ email: 'an.peeters@example.be', language: 'nl', function: 'Payroll manager' },
      },
    },
    {
      ...{ ...base, channel: 'FTP', name: 'Declarations', login: 'EXPapk1' },
      permissions: ['Multifunctionele aangifte Dmfa', 'DIMONA_V2'],
      certificates: [await certificate('declarations', 'declarations.crt')],
      createdAt: '2011-03-04T09:30:00Z',
    },
    {
      ...{ ...base, channel: 'SFTP', name: 'Declarations by SFTP', login: 'EXPapk2', registryName: 'apk-files' },
      permissions: ['DMFA'],
      sshPublicKey: makeOpensshKeyPair('apk').publicKey.trim(),
      certificates: [await certificate('sftp')],
    },
    { ...base, channel: 'SOAP', name: 'Calls', registryName: 'apk-soap', certificates: [await certificate('calls')] },
    {
      ...{ ...base, channel: 'REST', name: 'Consultation', clientId: 'self_service_expeditor_2214' },
      permissions: ['DIMONA_CONSULT'],
      certificates: [await certificate('2025'), await certificate('2026')],
    },
    {
      ...{ record: 'sender', number: '101870', organisationNumber: '0412345614' },
      ...{ organisationName: 'Bäckerei Sonnenschein', context: 'ENTERPRISE', capacity: 'EMPLOYER' },
      contact: { name: 'Eva Schmitz', phoneNumber: '087 12 34 56', email: 'eva@example.be', language: 'de' },
    },
    {
      ...{ ...base, sender: '101870', channel: 'FTP', name: 'FTP', login: 'EXPsonne' },
      permissions: ['DMFA'],
      passwordHash: await hashPassword('Example:1'),
      certificates: [await certificate('sonne')],
    },
  ];
}

const directory = await mkdtemp(join(tmpdir(), 'adoption-example-'));
try {
  const lines = (await records(await CertificateAuthority.open(directory))).map((record) => JSON.stringify(record));
  await writeFile(FILE, `${lines.join('\n')}\n`);
  process.stdout.write(`${FILE}: ${lines.length} lines\n`);
} finally {
  await rm(directory, { recursive: true });
}
