import { judgeContact, type ContactDetails } from '../../contact/judge-contact.js';
import { isOrganisationNumber } from '../../identity/organisation-number.rule.js';
import { issuesFor } from '../../platform/rule/issue.js';
import { oneLineTextRules, tidyOneLineText } from '../../platform/rule/one-line-text.rule.js';
import { judgeAll } from '../../platform/rule/rule.js';
import { remarkOf, type Remark } from '../fault.js';
import type { SenderRecordDto } from '../file/adoption-record.dto.js';
import { judgeMoment } from './judge-moment.js';

export interface JudgedSender {
  readonly number: string;
  readonly organisationNumber: string;
  readonly organisationName: string;
  readonly context: SenderRecordDto['context'];
  readonly capacity: string;
  /** Undefined: now. */
  readonly createdAt: Date | undefined;
  readonly contact: ContactDetails;
}

const ORGANISATION_NAME = oneLineTextRules(200, 'docs/adoption.md');

/** Judges what a sender's record means. The sender is only to be used when there is no fault. */
export function judgeSenderRecord(
  record: SenderRecordDto,
  now: Date,
): { readonly sender: JudgedSender; readonly faults: readonly Remark[] } {
  const { number, organisationNumber, context, capacity } = record;
  const organisationName = tidyOneLineText(record.organisationName);
  const contact = judgeContact(record.contact);
  const created = judgeMoment('createdAt', record.createdAt, now);
  return {
    sender: {
      ...{ number, organisationNumber, organisationName, context, capacity },
      createdAt: created.moment,
      contact: contact.details,
    },
    faults: [
      ...(isOrganisationNumber(organisationNumber) ? [] : [wrongNumber(organisationNumber)]),
      ...issuesFor('organisationName', judgeAll(ORGANISATION_NAME, organisationName)).map(remarkOf),
      ...created.faults,
      // Personal data: what was found stays in the file.
      ...contact.issues.map((issue) => ({ ...remarkOf(issue), field: `contact.${issue.field}`, found: undefined })),
    ],
  };
}

function wrongNumber(found: string): Remark {
  return {
    field: 'organisationNumber',
    rule: 'organisation-number',
    demand: 'A number of the Crossroads Bank for Enterprises: ten digits, the first 0 or 1, the last two check digits.',
    found,
    remedy: 'Look it up by the organisation’s name; a number of nine digits lacks its leading zero.',
  };
}
