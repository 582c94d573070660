import type { Language } from '../platform/i18n/language.js';
import { issuesFor, type Issue } from '../platform/rule/issue.js';
import { tidyOneLineText } from '../platform/rule/one-line-text.rule.js';
import type { ContactInputDto } from './contact.dto.js';
import { judgeContactFunction, judgeContactName } from './rules/contact-name.rule.js';
import { judgeEmail } from './rules/email.rule.js';
import { judgePhoneNumber } from './rules/phone-number.rule.js';

/** Contact details in the form in which they are kept. */
export interface ContactDetails {
  readonly name: string;
  readonly phoneCountryCode: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly email: string;
  readonly language: Language;
  readonly jobFunction: string | null;
}

/** Judges every field, and mends what can be mended without guessing. Details are only to be kept when there is no issue. */
export function judgeContact(input: ContactInputDto): { details: ContactDetails; issues: readonly Issue[] } {
  const name = tidyOneLineText(input.name);
  const jobFunction = tidyOneLineText(input.function ?? '');
  const email = input.email.trim();
  const phone = judgePhoneNumber({ countryCode: input.phoneCountryCode, number: input.phoneNumber });
  const phoneField = (rule: string): string => (rule === 'phone-country-code' ? 'phoneCountryCode' : 'phoneNumber');
  return {
    details: {
      name,
      phoneCountryCode: phone.phone?.countryCode ?? '',
      phoneNumber: phone.phone?.e164 ?? '',
      email,
      language: input.language,
      jobFunction: jobFunction === '' ? null : jobFunction,
    },
    issues: [
      ...issuesFor('name', judgeContactName(name)),
      ...phone.results.flatMap((result) => issuesFor(phoneField(result.rule), [result])),
      ...issuesFor('email', judgeEmail(email)),
      ...(jobFunction === '' ? [] : issuesFor('function', judgeContactFunction(jobFunction))),
    ],
  };
}
