import { accountState } from '../account/account-state.js';
import type { AccountView } from '../account/account-view.js';
import { confirmedRevision } from '../account/api/account.mapper.js';
import { loginOf } from '../account/login.js';
import { partState } from '../account/part-state.js';
import type { LookedUpAccount } from './account-lookup.service.js';
import type { LookedUpAccountDto, LookedUpPermissionDto } from './lookup.dto.js';

/** How systems see an account. */
export function lookedUpAccountDto({ account, contents }: LookedUpAccount): LookedUpAccountDto {
  const confirmed = confirmedRevision(account);
  return {
    id: account.id,
    senderNumber: account.sender.number,
    channel: account.channel,
    name: account.name,
    login: account.userName === null ? null : loginOf(account),
    clientId: account.clientId,
    ...accountState(account),
    revision: account.revision,
    confirmedRevision: confirmed,
    createdAt: account.createdAt,
    deletedAt: account.deletedAt,
    permissions: permissionDtos(account, confirmed),
    certificates: inOrder(account.certificates).map((certificate) => ({
      id: certificate.id,
      name: certificate.name,
      fileName: certificate.fileName,
      owner: certificate.subjectCommonName,
      organisation: certificate.subjectOrganisation,
      issuer: certificate.issuerCommonName,
      serialNumber: certificate.serialNumber,
      validFrom: certificate.notBefore,
      expiresAt: certificate.notAfter,
      fingerprintSha256: certificate.fingerprintSha256,
      publicKeySha256: certificate.publicKeySha256,
      state: partState(certificate, confirmed),
      content: contents.get(certificate.id) ?? '',
    })),
    sshPublicKeys: inOrder(account.sshKeys).map((key) => ({
      type: key.keyType,
      bits: key.bits,
      fingerprint: key.fingerprint,
      state: partState(key, confirmed),
    })),
  };
}

function permissionDtos({ channel, permissions }: AccountView, confirmed: number): LookedUpPermissionDto[] {
  return inOrder(permissions).map((granted) => ({
    code: granted.permission.code,
    grant: (channel === 'REST' ? granted.permission.scope : granted.permission.folder) ?? '',
    state: partState(granted, confirmed),
  }));
}

/** By age, whatever order the database answered in. */
function inOrder<T extends { readonly id: string }>(parts: Iterable<T>): readonly T[] {
  return [...parts].sort((one, other) => (one.id < other.id ? -1 : 1));
}
