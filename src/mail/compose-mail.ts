import { refusalWords } from '../account/account-progress.js';
import { loginOf } from '../account/login.js';
import { OPERATORS } from '../audit/operations-action.js';
import type { Language } from '../platform/i18n/language.js';
import { render, type Text } from '../platform/i18n/texts.js';
import type { MailFacts, MailKind } from './mail-kind.js';
import { CLOSING, GREETING, KIND_TEXTS, LABELS, LINE, NOT_YOU } from './mail.texts.js';

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** Writes a mail to the contact: plain text, in their language, with nothing secret. `at`: when it happened. */
export function composeMail(kind: MailKind, facts: MailFacts, language: Language, at: Date): Letter {
  const say = (text: Text, parameters = {}) => render(text, language, parameters);
  const { subject, what } = KIND_TEXTS[kind];
  const refusal = kind === 'account-failed' ? refusalWords(facts.reason, facts.deleted) : undefined;
  const lines: readonly (readonly [keyof typeof LABELS, string | undefined])[] = [
    ['organisation', facts.organisationName],
    ['senderNumber', facts.senderNumber],
    ['channel', facts.channel],
    ['accountName', facts.accountName],
    ['login', loginAsKnown(facts)],
    ['added', facts.added?.join(', ')],
    ['removed', facts.removed?.join(', ')],
    ['reason', refusal && say(refusal.detail)],
    ['next', refusal && say(refusal.whatHappensNext)],
    ['at', momentInBelgium(at, language)],
    ['by', facts.byOperations ? say(OPERATORS) : facts.by],
  ];
  const told = lines.flatMap(([label, value]) =>
    value ? [`  ${say(LINE, { label: say(LABELS[label]), value })}`] : [],
  );
  return {
    subject: say(subject, { account: facts.accountName }),
    text: [
      say(GREETING, { contact: facts.contactName }),
      say(what),
      told.join('\n'),
      ...(refusal || facts.byOperations ? [] : [say(NOT_YOU)]),
      say(CLOSING),
      'ChaMan',
    ].join('\n\n'),
  };
}

function loginAsKnown({ channel, userName, clientId, senderNumber }: MailFacts): string | undefined {
  if (userName === null) return clientId ?? undefined;
  return loginOf({ channel, userName, clientId, sender: { number: senderNumber } });
}

function momentInBelgium(at: Date, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : `${language}-BE`, {
    timeZone: 'Europe/Brussels',
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return format.format(at);
}
