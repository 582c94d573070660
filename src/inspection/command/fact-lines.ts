import type { CertificateFacts } from '../../certificate/x509/certificate-facts.js';
import type { Language } from '../../platform/i18n/language.js';
import type { SshKeyFacts } from '../../ssh-key/judge-ssh-key.js';
import { FACT_LABELS } from './command.texts.js';

/** A label and what stands beside it. */
export type FactLine = readonly [label: string, value: string];

type Label = keyof typeof FACT_LABELS;

export function certificateFactLines(facts: CertificateFacts, language: Language): readonly FactLine[] {
  const { key } = facts;
  return labelled(language, [
    ['owner', facts.owner],
    ['organisation', facts.organisation],
    ['issuer', facts.issuerName ?? facts.issuer],
    ['expiryDate', day(facts.notAfter, language)],
    ['serialNumber', facts.serialNumber],
    ['key', [key.name, key.curve ?? key.bits].filter((part) => part !== undefined).join(' ')],
    ['signatureAlgorithm', facts.signatureAlgorithm],
    ['sha256', facts.sha256],
    ['publicKeySha256', facts.publicKeySha256],
  ]);
}

export function sshKeyFactLines(
  facts: SshKeyFacts,
  canonical: string | undefined,
  language: Language,
): readonly FactLine[] {
  return labelled(language, [
    ['type', facts.type],
    ['bits', String(facts.bits)],
    ['fingerprint', facts.fingerprint],
    ['comment', facts.comment],
    ['canonical', canonical],
  ]);
}

function labelled(language: Language, facts: readonly (readonly [Label, string | undefined])[]): readonly FactLine[] {
  return facts.flatMap(([label, value]) => (value ? [[FACT_LABELS[label][language], value] as const] : []));
}

/** Days are days in Belgium. */
function day(moment: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'Europe/Brussels',
  }).format(new Date(moment));
}
