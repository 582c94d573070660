import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { ProblemName } from '../platform/http/problem.catalogue.js';

/** What the violation of each unique index means to the person who asked. */
const PROBLEM_OF_INDEX: Readonly<Record<string, ProblemName>> = {
  account_one_ftp_per_sender: 'account/channel-taken',
  account_one_sftp_per_sender: 'account/channel-taken',
  account_one_soap_per_sender: 'account/channel-taken',
  account_name_per_sender_and_channel: 'account/name-taken',
  certificate_once_per_account: 'account/certificate-there-already',
  account_user_name_held: 'account/user-name-not-available',
};

export function problemOfViolation(failure: unknown): ProblemName | undefined {
  if (!(failure instanceof UniqueConstraintViolationException)) return undefined;
  const { constraint } = failure as { constraint?: string };
  return constraint === undefined ? undefined : PROBLEM_OF_INDEX[constraint];
}
