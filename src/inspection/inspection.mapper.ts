import type { CertificateVerdict } from '../certificate/judge-certificate.js';
import type { CertificateFacts } from '../certificate/x509/certificate-facts.js';
import type { Language } from '../platform/i18n/language.js';
import type { SshKeyVerdict } from '../ssh-key/judge-ssh-key.js';
import type { CertificateFactsDto, CertificateInspectionDto, SshKeyInspectionDto } from './inspection.dto.js';
import { renderResult } from './rendered-result.js';

export function certificateInspection(verdict: CertificateVerdict, language: Language): CertificateInspectionDto {
  const { accepted, facts, results } = verdict;
  return {
    accepted,
    facts: facts ? certificateFacts(facts) : null,
    results: results.map((result) => renderResult(result, language)),
  };
}

export function sshKeyInspection(verdict: SshKeyVerdict, language: Language): SshKeyInspectionDto {
  const { accepted, facts, canonical, results } = verdict;
  return {
    accepted,
    facts: facts ?? null,
    canonical: canonical ?? null,
    results: results.map((result) => renderResult(result, language)),
  };
}

function certificateFacts(facts: CertificateFacts): CertificateFactsDto {
  return {
    owner: facts.owner ?? null,
    organisation: facts.organisation ?? null,
    issuer: facts.issuerName ?? facts.issuer,
    validFrom: new Date(facts.notBefore),
    expiresAt: new Date(facts.notAfter),
    serialNumber: facts.serialNumber,
    fingerprintSha256: facts.sha256,
    publicKeySha256: facts.publicKeySha256,
    key: { type: facts.key.name, bits: facts.key.bits ?? null, curve: facts.key.curve ?? null },
    signatureAlgorithm: facts.signatureAlgorithm,
    selfSigned: facts.selfSigned,
  };
}
