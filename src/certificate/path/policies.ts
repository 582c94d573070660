import { isSelfIssued, type Certificate } from '../x509/certificate.js';

const ANY_POLICY = '2.5.29.32.0';

/**
 * Policy processing of RFC 5280, section 6.1, for a receiver that asks for no policy of its own: a path fails only
 * where one of its certificates requires an explicit policy and none is valid all the way. What matters then is the
 * set of policies that are valid so far, not the tree they grew in. `path` runs from the judged certificate up.
 */
export function policiesAllow(path: readonly Certificate[]): boolean {
  // The anchor's own extensions are no part of the path (section 6.1).
  const downwards = path.slice(0, -1).reverse();
  const length = downwards.length;
  let valid: ReadonlySet<string> = new Set([ANY_POLICY]);
  let explicitIn = length + 1;
  let mappingIn = length + 1;
  let anyIn = length + 1;
  for (const [index, certificate] of downwards.entries()) {
    const { certificatePolicies, policyMappings, policyConstraints, inhibitAnyPolicy } = certificate.extensions.values;
    const isLast = index === length - 1;
    const selfIssued = isSelfIssued(certificate);
    valid = restrict(valid, certificatePolicies ?? [], anyIn > 0 || (!isLast && selfIssued));
    if (explicitIn === 0 && valid.size === 0) return false;
    const required = policyConstraints?.requireExplicitPolicy;
    if (isLast) {
      explicitIn = required === 0 ? 0 : Math.max(0, explicitIn - 1);
      continue;
    }
    if (policyMappings?.some((pair) => pair.includes(ANY_POLICY))) return false;
    valid = map(valid, policyMappings ?? [], mappingIn > 0);
    if (!selfIssued)
      [explicitIn, mappingIn, anyIn] = [explicitIn, mappingIn, anyIn].map((n) => Math.max(0, n - 1)) as [
        number,
        number,
        number,
      ];
    explicitIn = Math.min(explicitIn, required ?? Infinity);
    mappingIn = Math.min(mappingIn, policyConstraints?.inhibitPolicyMapping ?? Infinity);
    anyIn = Math.min(anyIn, inhibitAnyPolicy ?? Infinity);
  }
  return explicitIn > 0 || valid.size > 0;
}

function restrict(valid: ReadonlySet<string>, named: readonly string[], anyCounts: boolean): ReadonlySet<string> {
  const allowed = named.filter((policy) => policy !== ANY_POLICY && (valid.has(policy) || valid.has(ANY_POLICY)));
  return anyCounts && named.includes(ANY_POLICY) ? new Set([...allowed, ...valid]) : new Set(allowed);
}

/** The issuer's policies take the names that the subject's domain has for them, or are lost where mapping is barred. */
function map(
  valid: ReadonlySet<string>,
  pairs: readonly (readonly [string, string])[],
  allowed: boolean,
): ReadonlySet<string> {
  if (pairs.length === 0) return valid;
  const mapped = new Set(pairs.map(([from]) => from));
  const kept = [...valid].filter((policy) => !mapped.has(policy));
  const reached = pairs.filter(([from]) => valid.has(from) || valid.has(ANY_POLICY)).map(([, to]) => to);
  return new Set(allowed ? [...kept, ...reached] : kept);
}
