import type { AccountView, CertificateView, PermissionView, SshKeyView, TargetView } from './account-view.js';

type InJson<T> = {
  readonly [Key in keyof T]: T[Key] extends Date ? string : T[Key] extends Date | null ? string | null : T[Key];
};

/** A row of {@link ACCOUNT_COLUMNS}; everything is null for a sender without such an account. */
export type AccountRow = Omit<AccountView, 'sender' | 'certificates' | 'sshKeys' | 'permissions' | 'targets'> & {
  readonly senderId: string;
  readonly senderNumber: string;
  readonly organisationName: string;
  readonly certificates: readonly InJson<CertificateView>[];
  readonly sshKeys: readonly SshKeyView[];
  readonly permissions: readonly PermissionView[];
  readonly targets: readonly InJson<TargetView>[];
};

/**
 * An account `a` of a sender `s`, whole, as columns of one statement: its parts are of the same moment, and no further statements
 * are sent for them. Written out instead of `*`, so that a column which a newer release adds changes no prepared statement.
 */
export const ACCOUNT_COLUMNS = `
  s.id as "senderId", s.number as "senderNumber", s.organisation_name as "organisationName",
  a.id, a.channel, a.name, a.own_note as "ownNote", a.user_name as "userName", a.client_id as "clientId", a.revision,
  a.revised_at as "revisedAt", a.created_at as "createdAt", a.deleted_at as "deletedAt", a.disabled_at as "disabledAt",
  to_json(array(select json_build_object('id', c.id, 'name', c.name, 'fileName', c.file_name, 'fingerprintSha256', c.fingerprint_sha256,
      'publicKeySha256', c.public_key_sha256, 'keyName', c.key_name, 'keyId', c.key_id,
      'subjectCommonName', c.subject_common_name, 'subjectOrganisation', c.subject_organisation,
      'issuerCommonName', c.issuer_common_name, 'serialNumber', c.serial_number, 'notBefore', c.not_before,
      'notAfter', c.not_after, 'addedRevision', c.added_revision, 'removedRevision', c.removed_revision)
    from certificate c where c.account_id = a.id order by c.id)) as certificates,
  to_json(array(select json_build_object('id', k.id, 'keyType', k.key_type, 'bits', k.bits, 'fingerprint', k.fingerprint,
      'comment', k.comment, 'canonical', k.canonical, 'addedRevision', k.added_revision, 'removedRevision', k.removed_revision)
    from ssh_key k where k.account_id = a.id order by k.id)) as "sshKeys",
  to_json(array(select json_build_object('id', g.id, 'addedRevision', g.added_revision, 'removedRevision', g.removed_revision,
      'permission', json_build_object('code', p.code, 'folder', p.folder, 'scope', p.scope,
        'labelNl', p.label_nl, 'labelFr', p.label_fr, 'labelDe', p.label_de, 'labelEn', p.label_en))
    from account_permission g join permission p on p.code = g.permission_code
    where g.account_id = a.id order by g.id)) as permissions,
  to_json(array(select json_build_object('gateway', t.gateway, 'provisionedRevision', t.provisioned_revision, 'state', t.state,
      'stateSince', t.state_since, 'failure', t.failure,
      'nextAttemptAt', case when t.next_attempt_at > now() and t.next_attempt_at < 'infinity' then t.next_attempt_at end,
      'paused', exists (select from gateway_pause w where w.gateway = t.gateway))
    from provisioning_target t where t.account_id = a.id order by t.id)) as targets`;

export function accountView({ senderId, senderNumber, organisationName, ...row }: AccountRow): AccountView {
  return {
    ...row,
    sender: { id: senderId, number: senderNumber, organisationName },
    certificates: row.certificates.map((certificate) => ({
      ...certificate,
      notBefore: new Date(certificate.notBefore),
      notAfter: new Date(certificate.notAfter),
    })),
    targets: row.targets.map((target) => ({
      ...target,
      stateSince: new Date(target.stateSince),
      nextAttemptAt: target.nextAttemptAt === null ? null : new Date(target.nextAttemptAt),
    })),
  };
}
