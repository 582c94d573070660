import { judgeCertificate, type CertificateUpload } from '../../src/certificate/judge-certificate.js';
import { TrustStore } from '../../src/certificate/trust-store.js';
import { LANGUAGES } from '../../src/platform/i18n/language.js';
import { render } from '../../src/platform/i18n/texts.js';
import type { RuleResult } from '../../src/platform/rule/rule.js';
import {
  NOW,
  buildAuthority,
  buildCertificate,
  keyPair,
  type BuiltCertificate,
  type CertificateOptions,
} from './certificates.js';

/** The authority that the tests' store trusts. */
export const trustedAuthority = (): BuiltCertificate => buildAuthority('Trusted Root');

export function trustIn(...certificates: readonly BuiltCertificate[]): TrustStore {
  return TrustStore.fromFiles(certificates.map(({ der }, index) => ({ name: `${index}.cer`, bytes: der })));
}

/** A certificate that the trusted authority issued. */
export function issued(options: CertificateOptions = {}): BuiltCertificate {
  return buildCertificate({ issuer: trustedAuthority(), key: keyPair('rsa', 'holder'), ...options });
}

type Given = Omit<Partial<CertificateUpload>, 'bytes'>;

export function judge(bytes: Uint8Array | string, given: Given = {}) {
  const verdict = judgeCertificate({
    bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes,
    uploadName: 'certificate.cer',
    channel: 'SFTP',
    now: NOW,
    trust: given.trust ?? trustIn(trustedAuthority()),
    ...given,
  });
  return {
    ...verdict,
    failed: verdict.results.filter((result) => result.verdict === 'fail').map(({ rule }) => rule),
    warned: verdict.results.filter((result) => result.verdict === 'warning').map(({ rule }) => rule),
    of: (rule: string): RuleResult => resultOf(verdict.results, rule),
    found: (rule: string): string => textsOf(resultOf(verdict.results, rule)),
  };
}

function resultOf(results: readonly RuleResult[], rule: string): RuleResult {
  const [result, ...others] = results.filter((candidate) => candidate.rule === rule);
  if (!result || others.length > 0) throw new Error(`${rule}: ${results.length} results, and not exactly one of it`);
  return result;
}

/** What was found, in English, after a check that no language lacks a parameter. */
function textsOf({ rule, found, remedy, parameters }: RuleResult): string {
  for (const text of [found, remedy]) {
    for (const language of LANGUAGES) {
      const rendered = text ? render(text, language, parameters) : '';
      if (/\{\w+\}/.test(rendered)) throw new Error(`${rule}: a parameter is missing in "${rendered}"`);
    }
  }
  return found ? render(found, 'en', parameters) : '';
}
