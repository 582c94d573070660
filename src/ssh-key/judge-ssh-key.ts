import { createHash } from 'node:crypto';
import { failures, judgeAll, type Rule, type RuleResult } from '../platform/rule/rule.js';
import { readSshKey } from './parse/read-ssh-key.js';
import { certificateRule } from './rules/certificate.rule.js';
import { keySizeRule } from './rules/key-size.rule.js';
import { keyTypeRule } from './rules/key-type.rule.js';
import { malformedRule } from './rules/malformed.rule.js';
import { notAPublicKeyRule } from './rules/not-a-public-key.rule.js';
import { optionsNotAllowedRule } from './rules/options-not-allowed.rule.js';
import { privateKeyRule } from './rules/private-key.rule.js';
import { securityKeyRule } from './rules/security-key.rule.js';
import { severalKeysRule } from './rules/several-keys.rule.js';
import { typeMismatchRule } from './rules/type-mismatch.rule.js';
import { isSshKeyType, SSH_KEY_TYPES, type SshKeySubject, type SshKeyType } from './ssh-key.js';

export interface SshKeyFacts {
  readonly type: SshKeyType;
  readonly bits: number;
  /** `SHA256:` and unpadded base64, as ssh-keygen prints it. */
  readonly fingerprint: string;
  readonly comment: string;
}

export interface SshKeyVerdict {
  readonly accepted: boolean;
  /** One result per rule, the most telling first. */
  readonly results: readonly RuleResult[];
  readonly warnings: readonly RuleResult[];
  /** The name of the first rule that fails. */
  readonly code?: string;
  /** Present whenever one key of a known type could be read, also when it is refused. */
  readonly facts?: SshKeyFacts;
  /** `type base64`, without options or comment: what is stored and sent on. Present only when accepted. */
  readonly canonical?: string;
}

/** In the order in which they explain best: the first that fails names the refusal. */
export const SSH_KEY_RULES: readonly Rule<SshKeySubject>[] = [
  privateKeyRule,
  notAPublicKeyRule,
  severalKeysRule,
  certificateRule,
  optionsNotAllowedRule,
  typeMismatchRule,
  keyTypeRule,
  keySizeRule,
  malformedRule,
  securityKeyRule,
];

/** Judges a pasted or uploaded SSH public key; `acceptedTypes` are those of the gateway in use, all known ones by default. Never throws. */
export function judgeSshKey(input: {
  readonly text: Uint8Array | string;
  readonly acceptedTypes?: readonly SshKeyType[];
}): SshKeyVerdict {
  const subject = { ...readSshKey(input.text), acceptedTypes: input.acceptedTypes ?? SSH_KEY_TYPES };
  const results = judgeAll(SSH_KEY_RULES, subject);
  const failed = failures(results);
  const accepted = failed.length === 0;
  const facts = factsOf(subject);
  return {
    accepted,
    results,
    warnings: results.filter(({ verdict }) => verdict === 'warning'),
    ...(failed[0] && { code: failed[0].rule }),
    ...(facts && { facts }),
    ...(accepted && { canonical: canonicalForm(subject) }),
  };
}

function factsOf({ actualType, bits, blob, comment }: SshKeySubject): SshKeyFacts | undefined {
  if (!isSshKeyType(actualType) || bits === undefined || !blob) return undefined;
  const fingerprint = `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
  return { type: actualType, bits, fingerprint, comment };
}

function canonicalForm({ actualType, blob }: SshKeySubject): string {
  if (actualType === undefined || !blob) throw new Error('An accepted SSH key has a type and a blob');
  return `${actualType} ${Buffer.from(blob).toString('base64')}`;
}
