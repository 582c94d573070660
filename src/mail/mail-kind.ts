import type { AuditAction } from '../audit/audit-action.js';

/** What is written to a contact. The table checks it too: a new kind comes with a migration. */
export type MailKind =
  | 'account-failed'
  | 'password-changed'
  | 'ssh-key-replaced'
  | 'certificate-added'
  | 'certificate-removed'
  | 'certificate-replaced'
  | 'account-deleted';

/** The changes of an account that its contact hears of: all that touch a credential. */
const KINDS: Readonly<Partial<Record<AuditAction, MailKind>>> = {
  'account.password-changed': 'password-changed',
  'account.ssh-key-replaced': 'ssh-key-replaced',
  'account.certificate-added': 'certificate-added',
  'account.certificate-removed': 'certificate-removed',
  'account.certificate-replaced': 'certificate-replaced',
  'account.deleted': 'account-deleted',
};

export function mailKindOf(action: AuditAction): MailKind | undefined {
  return KINDS[action];
}

/** What only the change itself knows; never a secret. The account, the sender and the contact are looked up. */
export interface MailOccasion {
  /** Who did it; absent where a system refused. */
  readonly by?: string;
  /** Names of certificates, or fingerprints of keys, that came. */
  readonly added?: readonly string[];
  /** The same, of those that go. */
  readonly removed?: readonly string[];
  /** Why a system refused. */
  readonly reason?: string;
}

/** All that a mail is made of. */
export interface MailFacts extends MailOccasion {
  readonly channel: 'FTP' | 'SFTP' | 'SOAP' | 'REST';
  readonly accountName: string;
  readonly userName: string | null;
  readonly clientId: string | null;
  readonly deleted: boolean;
  readonly senderNumber: string;
  readonly organisationName: string;
  readonly contactName: string;
}
