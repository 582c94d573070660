import type { FtpSftpAccountDto, WebServiceAccountDto } from '../../../../openapi/client/types.gen.js';

export type ShownAccount = FtpSftpAccountDto | WebServiceAccountDto;

/** Parts of an account, with how far each is. */
export interface ShownParts {
  readonly permissions: readonly { readonly code: string; readonly state: string }[];
  readonly certificates: readonly { readonly id: string; readonly fingerprintSha256: string; readonly state: string }[];
  readonly sshKeys: readonly { readonly fingerprint: string; readonly state: string }[];
}

export function partsOf(account: ShownAccount): ShownParts {
  const { permissions } = account;
  if ('certificates' in account) return { permissions, certificates: account.certificates, sshKeys: [] };
  const { certificate, sshPublicKey } = account;
  return { permissions, certificates: [certificate ?? []].flat(), sshKeys: [sshPublicKey ?? []].flat() };
}

/** Where an account of this channel is found in the API. */
export function pathOf({ channel, id }: Pick<ShownAccount, 'channel' | 'id'>): string {
  return `${collectionOf(channel)}/${id}`;
}

export function collectionOf(channel: ShownAccount['channel']): string {
  return channel === 'FTP' || channel === 'SFTP' ? FTP_SFTP : WEB_SERVICES;
}

const FTP_SFTP = '/api/v1/ftp-sftp-accounts';
const WEB_SERVICES = '/api/v1/web-service-accounts';
export const COLLECTIONS = [FTP_SFTP, WEB_SERVICES] as const;
