import { isSelfIssued, type Certificate } from '../x509/certificate.js';
import { EMAIL_ADDRESS, attributeValues, isWithin } from '../x509/distinguished-name.js';
import type { NameConstraints } from '../x509/extension-values.js';
import type { GeneralName } from '../x509/general-names.js';

/** Comparisons per path; a file of 64 KiB can ask for millions. */
const MAX_COMPARISONS = 200_000;

/** Whether a name on the path lies outside what a certificate authority above it allows (RFC 5280, 4.2.1.10). */
export function nameConstraintFault(path: readonly Certificate[]): boolean {
  const comparisons = { left: MAX_COMPARISONS };
  return path.some((issuer, position) => {
    const constraints = issuer.extensions.values.nameConstraints;
    if (!constraints || position === 0) return false;
    return path
      .slice(0, position)
      .filter((certificate, index) => index === 0 || !isSelfIssued(certificate))
      .some((certificate) => !namesOf(certificate).every((name) => isAllowed(name, constraints, comparisons)));
  });
}

function namesOf(certificate: Certificate): readonly GeneralName[] {
  const { subject } = certificate;
  const alternative = certificate.extensions.values.subjectAltName ?? [];
  const directory: GeneralName[] = subject.rdns.length > 0 ? [{ form: 'directory', name: subject }] : [];
  const hasEmail = alternative.some(({ form }) => form === 'email');
  const emails = hasEmail ? [] : attributeValues(subject, EMAIL_ADDRESS);
  return [...directory, ...alternative, ...emails.map((value) => ({ form: 'email', value }) as const)];
}

function isAllowed(name: GeneralName, constraints: NameConstraints, comparisons: { left: number }): boolean {
  const sameForm = (base: GeneralName) =>
    base.form === name.form && (name.form !== 'other' || tagOf(base) === name.tag);
  const permitted = constraints.permitted.filter(sameForm);
  const excluded = constraints.excluded.filter(sameForm);
  comparisons.left -= constraints.permitted.length + constraints.excluded.length;
  if (comparisons.left < 0) return false;
  // A constraint that cannot be read as one for its form allows nothing and excludes everything.
  if (excluded.some((base) => matches(name, base) !== false)) return false;
  return permitted.length === 0 || permitted.some((base) => matches(name, base) === true);
}

function tagOf(name: GeneralName): number | undefined {
  return name.form === 'other' ? name.tag : undefined;
}

/** Undefined where it cannot be told. */
function matches(name: GeneralName, base: GeneralName): boolean | undefined {
  if (name.form === 'directory' && base.form === 'directory') return isWithin(name.name, base.name);
  if (name.form === 'ip' && base.form === 'ip') return isInNetwork(name.octets, base.octets);
  if (name.form === 'dns' && base.form === 'dns') return isInDomain(name.value, base.value);
  if (name.form === 'email' && base.form === 'email') return isInMailbox(name.value, base.value);
  if (name.form === 'uri' && base.form === 'uri') {
    const host = hostOf(name.value);
    return host === undefined ? undefined : isHostIn(host, base.value);
  }
  return undefined;
}

/** The base is an address and a mask, 8 or 32 octets. */
function isInNetwork(address: Uint8Array, base: Uint8Array): boolean | undefined {
  if (base.length !== 8 && base.length !== 32) return undefined;
  if (base.length !== address.length * 2) return false;
  return address.every((octet, index) => {
    const mask = base[address.length + index] as number;
    return (octet & mask) === ((base[index] as number) & mask);
  });
}

/** Labels may be added to the left; a leading dot asks for at least one. */
function isInDomain(name: string, base: string): boolean {
  const [host, domain] = [withoutFinalDot(name), withoutFinalDot(base)];
  if (domain === '') return true;
  return host === domain || host.endsWith(domain.startsWith('.') ? domain : `.${domain}`);
}

/** For URIs and mail hosts: an exact host, or everything below one that begins with a dot. */
function isHostIn(name: string, base: string): boolean {
  const [host, domain] = [withoutFinalDot(name), withoutFinalDot(base)];
  return domain === '' || (domain.startsWith('.') ? host.endsWith(domain) : host === domain);
}

function isInMailbox(mailbox: string, base: string): boolean {
  const at = mailbox.lastIndexOf('@');
  const host = mailbox.slice(at + 1);
  const baseAt = base.lastIndexOf('@');
  if (baseAt === -1) return isHostIn(host, base);
  return mailbox.slice(0, at) === base.slice(0, baseAt) && host.toLowerCase() === base.slice(baseAt + 1).toLowerCase();
}

/** Undefined for a URI without a host name; an address is none. */
function hostOf(uri: string): string | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1];
  const host = authority?.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  return !host || host.startsWith('[') || /^[\d.]+$/.test(host) ? undefined : host;
}

function withoutFinalDot(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
