import { readConfiguredAnchors } from './certificate/anchors/anchor-folder.js';
import { certificateVariables } from './certificate/certificate.config.js';
import { gatewayVariables } from './gateway-products.config.js';
import { agreement, type Configuration } from './platform/config/configuration.js';
import { text, type Schema } from './platform/config/variables.js';
import { databaseVariables, migrationVariables } from './platform/database/database.config.js';
import { encryptionVariables } from './platform/encryption/encryption.config.js';
import { provisioningVariables, queueVariables } from './provisioning/queue.config.js';

const { DATABASE_URL, DATABASE_DIRECT_URL } = databaseVariables;
const { TRUST_ANCHORS_DIR } = certificateVariables;
const { QUEUE_URL } = queueVariables;
const { GATEWAY_LATE_WRITE_MS } = provisioningVariables;

export const commandVariables = {
  PERMISSION_CATALOGUE: text('file with permissions of this installation, beside those that are shipped', {
    fallback: '',
    example: '/etc/chaman/permissions.json',
  }),
  LANG: text('locale whose first two letters are the language of what is told', { fallback: '', example: 'fr_BE' }),
};
const { PERMISSION_CATALOGUE, LANG } = commandVariables;

/** The anchors that a command is given are those of the API. */
export const usableAnchors = agreement({ TRUST_ANCHORS_DIR }, (given) =>
  readConfiguredAnchors('TRUST_ANCHORS_DIR', given.TRUST_ANCHORS_DIR),
);

export const COMMANDS = {
  migrate: {
    variables: { ...migrationVariables, PERMISSION_CATALOGUE },
    agreements: [agreement({ PERMISSION_CATALOGUE }, (given) => usableCatalogue(given.PERMISSION_CATALOGUE))],
  },
  adopt: {
    variables: {
      ...{ DATABASE_URL, DATABASE_DIRECT_URL, QUEUE_URL, GATEWAY_LATE_WRITE_MS, TRUST_ANCHORS_DIR },
      ...encryptionVariables,
      ...gatewayVariables,
    },
    agreements: [usableAnchors],
  },
  reencrypt: { variables: { DATABASE_URL, ...encryptionVariables }, agreements: [] },
  'audit:purge': { variables: migrationVariables, agreements: [] },
  'sender:erase': { variables: migrationVariables, agreements: [] },
  'anchors:impact': {
    // To tell what is stranded already.
    variables: { DATABASE_URL, TRUST_ANCHORS_DIR: { ...TRUST_ANCHORS_DIR, fallback: '' } },
    agreements: [],
  },
  inspect: { variables: { LANG }, agreements: [] },
} as const satisfies Readonly<Record<string, Configuration<Schema>>>;

async function usableCatalogue(ownFile: string): Promise<void> {
  // Judged by decorators, for which the other commands have no metadata, nor time.
  const { readCatalogue } = await import('./permission/catalogue.file.js');
  await readCatalogue(ownFile);
}
