import type { Account } from './account.entity.js';

/** What the audit trail keeps of an account: enough to tell what was, nothing secret. */
export function outline(account: Account): object {
  return {
    channel: account.channel,
    name: account.name,
    userName: account.userName,
    clientId: account.clientId,
    revision: account.revision,
    permissions: present(account.permissions).map((granted) => granted.permission.code),
    certificates: present(account.certificates).map((certificate) => certificate.fingerprintSha256),
    sshKeys: present(account.sshKeys).map((key) => key.fingerprint),
    ...(account.disabledAt && { disabled: true }),
  };
}

/** Certificates, by their names, and keys, by their fingerprints, that came or go with the present revision. */
export function changedParts({ revision, certificates, sshKeys }: Account): {
  readonly added: readonly string[];
  readonly removed: readonly string[];
} {
  const parts = [
    ...certificates.map((certificate) => ({ name: certificate.name, of: certificate })),
    ...sshKeys.map((key) => ({ name: key.fingerprint, of: key })),
  ];
  const named = (revisionOf: 'addedRevision' | 'removedRevision') =>
    parts.filter(({ of }) => of[revisionOf] === revision).map(({ name }) => name);
  return { added: named('addedRevision'), removed: named('removedRevision') };
}

/** The parts that are wanted; others wait for gateways to confirm their removal. */
export function present<T extends { readonly removedRevision: number | null }>(parts: Iterable<T>): readonly T[] {
  return [...parts].filter((part) => part.removedRevision === null);
}
