import { randomUUIDv7 } from 'node:crypto';
import { makeOpensshKeyPair } from '../../../sandbox/openssh-key-pair.js';
import { secretsInUse } from '../harness/leak-search/secrets-in-use.js';
import type { Product } from '../harness/product.js';
import { certificateRow, sealedHash, sshKeyRow } from './credential-rows.js';

type Row = Readonly<Record<string, unknown>>;
/** What a version of then wrote, table by table, in the order in which it can be inserted. */
export type Written = readonly (readonly [table: string, row: Row])[];

/** The accounts that the history tells of. */
export interface Remembered {
  readonly senderId: string;
  readonly ftp: string;
  readonly sftp: string;
  readonly gone: string;
  readonly soap: string;
  readonly rest: string;
  readonly password: string;
  readonly sshPrivateKey: string;
}

export const NUMBER = '100000';
export const CLIENT_ID = 'self_service_expeditor_100000_history';
const DMFA = {
  code: 'DMFA',
  channels: ['FTP', 'SFTP'],
  folder: 'dmfa',
  placeholder: false,
  label_nl: 'DmfA',
  label_fr: 'DmfA',
  label_de: 'DmfA',
  label_en: 'DmfA',
};
const DIMONA = {
  ...DMFA,
  code: 'DIMONA_CONSULT',
  channels: ['REST'],
  folder: null,
  scope: 'scope:dimona:declaration:consult',
};

/** What each version wrote before the next one came: by the name of the migration after which it stood there. */
export async function history(product: Product): Promise<{ was: Remembered; stages: ReadonlyMap<string, Written> }> {
  const ssh = makeOpensshKeyPair('history');
  secretsInUse().privateKey(ssh.privateKey);
  const [senderId, ftp, sftp, gone, soap, rest] = Array.from({ length: 6 }, () => randomUUIDv7()) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const was = { senderId, ftp, sftp, gone, soap, rest, password: 'Perm:1t\\', sshPrivateKey: ssh.privateKey };
  const account = (id: string, channel: string, more: Row): Written[number] => [
    'account',
    {
      id,
      sender_id: senderId,
      channel,
      name: `${channel} of long ago`,
      revision: 3,
      created_at: '2025-02-03T04:05:06Z',
      ...more,
    },
  ];
  const grant = (account_id: string, permission_code: string): Written[number] => [
    'account_permission',
    { id: randomUUIDv7(), account_id, permission_code, added_revision: 1 },
  ];
  const target = (account_id: string, gateway: string, more: Row = {}): Written[number] => [
    'provisioning_target',
    { id: randomUUIDv7(), account_id, gateway, state: 'pending', next_attempt_at: '2025-02-03T04:05:06Z', ...more },
  ];
  const event = (account_id: string, action: string, more: Row = {}): Written[number] => [
    'audit_event',
    {
      id: randomUUIDv7(),
      actor_kind: 'person',
      actor_id: '00000000097',
      sender_id: senderId,
      account_id,
      action,
      ...more,
    },
  ];
  const certificate = async (account_id: string, more: Row = {}): Promise<Written[number]> => [
    'certificate',
    { ...(await certificateRow(product, account_id)), ...more },
  ];
  const done = { state: 'removed', next_attempt_at: null, provisioned_revision: 4 };

  const stages = new Map<string, Written>([
    [
      'm0001-sign-in',
      [
        ['session', { sid: 'of-long-ago', sess: '{"signedIn":{"nameId":"n"}}', expire: '2025-02-03T04:05:06Z' }],
        ['used_assertion', { id_hash: 'hash', expires_at: '2099-02-03T04:05:06Z' }],
        ['sign_in_request', { id: 'r', browser_hash: 'b', return_path: '/', expires_at: '2025-02-03T04:05:06Z' }],
      ],
    ],
    [
      'm0002-senders-and-accounts',
      [
        ['issued_identifier', { kind: 'sender-number', value: NUMBER }],
        ['sender', { id: senderId, number: NUMBER, ...ORGANISATION }],
        ['contact', { sender_id: senderId, ...CONTACT }],
        ['permission', DMFA],
        ['permission', DIMONA],
        account(ftp, 'FTP', { user_name: 'History1', password_hash: await sealedHash(product, was.password, ftp) }),
        grant(ftp, 'DMFA'),
        await certificate(ftp),
        target(ftp, 'file-transfer'),
        target(ftp, 'certificate-registry'),
        event(ftp, 'account.created', { correlation_id: 'asked-long-ago', after: '{"name":"FTP of long ago"}' }),
        account(gone, 'SFTP', {
          user_name: 'History0',
          revision: 4,
          deleted_at: '2025-03-03T04:05:06Z',
          user_name_released_at: '2025-03-03T04:06:06Z',
        }),
        target(gone, 'file-transfer', done),
        target(gone, 'certificate-registry', done),
      ],
    ],
    [
      'm0003-new-work-is-due',
      [
        account(sftp, 'SFTP', { user_name: 'History2' }),
        grant(sftp, 'DMFA'),
        await certificate(sftp),
        ['ssh_key', { id: randomUUIDv7(), account_id: sftp, added_revision: 1, ...sshKeyRow(ssh.publicKey) }],
        target(sftp, 'file-transfer'),
        target(sftp, 'certificate-registry'),
      ],
    ],
    [
      'm0004-web-services',
      [
        account(soap, 'SOAP', {}),
        await certificate(soap, { key_name: 'P-384' }),
        target(soap, 'certificate-registry'),
        ['issued_identifier', { kind: 'client-id', value: CLIENT_ID }],
        account(rest, 'REST', { client_id: CLIENT_ID }),
        grant(rest, 'DIMONA_CONSULT'),
        await certificate(rest, { key_name: 'P-384' }),
        target(rest, 'authorization-server'),
      ],
    ],
    [
      'm0005-change-feed',
      [
        [
          'change',
          {
            type: 'account.created',
            sender_number: NUMBER,
            account_id: rest,
            channel: 'REST',
            revision: 1,
            client_id: CLIENT_ID,
          },
        ],
      ],
    ],
    ['m0006-systems', [event(rest, 'account.updated', { actor_kind: 'system', actor_id: CLIENT_ID })]],
    ['m0007-audit-and-quotas', [['taken_user_name_request', { sender_id: senderId, at: '2025-02-03T04:05:06Z' }]]],
    [
      'm0008-idempotency',
      [['idempotency_key', { sender_id: senderId, key: 'k', fingerprint: 'f', account_id: ftp, warnings: '[]' }]],
    ],
    ['m0009-work-of-each-gateway', [['queue_heartbeat', { gateway: 'file-transfer', beat: 7 }]]],
    [
      'm0010-people-are-told',
      [
        [
          'mail',
          {
            ...{
              sender_id: senderId,
              account_id: ftp,
              revision: 3,
              kind: 'password-changed',
              facts: '{}',
              language: 'nl',
            },
            ...{
              recipient: 'an@people.example',
              state: 'sent',
              sent_at: '2025-04-03T04:05:06Z',
              next_attempt_at: null,
            },
          },
        ],
      ],
    ],
    ['m0011-operations', [['account_note', { account_id: ftp, text: 'Called twice', written_by: '00000000097' }]]],
    [
      'm0012-drift',
      [['drift_run', { id: randomUUIDv7(), gateway: 'file-transfer', ended_at: '2025-04-03T04:05:06Z', checked: 2 }]],
    ],
    ['m0013-adoption', [['adoption', { channel: 'FTP', known_as: 'exphistory1', account_id: ftp }]]],
  ]);
  return { was, stages };
}

/** The organisation of the sample person `access-manager`. */
const ORGANISATION = {
  organisation_number: '0566988259',
  organisation_name: 'APK Recycling',
  context: 'ENTERPRISE',
  capacity: 'EMPLOYER',
};

const CONTACT = {
  name: 'An Peeters',
  phone_number: '+32470123456',
  phone_country_code: '+32',
  email: 'an@people.example',
  language: 'nl',
};
