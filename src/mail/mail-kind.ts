import type { AuditAction } from '../audit/audit-action.js';
import { isOperationsAction } from '../audit/operations-action.js';

/** What is written to a contact. The table checks it too: a new kind comes with a migration. */
export type MailKind =
  | 'account-failed'
  | 'password-changed'
  | 'ssh-key-replaced'
  | 'certificate-added'
  | 'certificate-removed'
  | 'certificate-replaced'
  | 'account-deleted'
  | 'account-disabled'
  | 'account-enabled';

/** The changes of an account that its contact hears of: all that touch a credential, or shut an account whose owner did not ask. */
const KINDS: Readonly<Partial<Record<AuditAction, MailKind>>> = {
  'account.password-changed': 'password-changed',
  'account.ssh-key-replaced': 'ssh-key-replaced',
  'account.certificate-added': 'certificate-added',
  'account.certificate-removed': 'certificate-removed',
  'account.certificate-replaced': 'certificate-replaced',
  'account.deleted': 'account-deleted',
  'account.disabled': 'account-disabled',
  'account.enabled': 'account-enabled',
};

export function mailKindOf(action: AuditAction): MailKind | undefined {
  return KINDS[action];
}

/** How the contact is told who did it. */
export function byWhom(action: AuditAction, name: string | null): Pick<MailOccasion, 'by' | 'byOperations'> {
  if (isOperationsAction(action)) return { byOperations: true };
  return name === null ? {} : { by: name };
}

/** What only the change itself knows; never a secret. The account, the sender and the contact are looked up. */
export interface MailOccasion {
  /** Who did it; absent where a system refused. */
  readonly by?: string;
  /** That the people who run the product did it: who of them is for colleagues. */
  readonly byOperations?: true;
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
