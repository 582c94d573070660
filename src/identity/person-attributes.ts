import { DEFAULT_LANGUAGE, isLanguage } from '../platform/i18n/language.js';
import { CONTEXTS, isSameOrganisation, ROLES, type Mandate } from './mandate.js';
import { isOrganisationNumber } from './organisation-number.rule.js';
import type { AttributeNames, MappedValue } from './person-attributes.config.js';
import type { Identity } from './signed-in.js';
import { SignInRefused } from './sign-in-refused.js';

/** A verified assertion before its attributes are given a meaning. */
export interface AssertedPerson {
  readonly nameId: string;
  readonly nameIdFormat: string;
  readonly sessionIndex: string | null;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** Who asserts it. */
export interface Asserter {
  readonly entityId: string;
  /** Stands before the id of each person where there are several providers, so that none can call a person of another; else empty. */
  readonly key: string;
}

const MANDATES_AT_MOST = 200;
const MANDATE_LENGTH_AT_MOST = 4096;

/**
 * Gives the attributes their meaning, by the names in the configuration. A mandate that is not understood whole is left
 * out, never guessed: its holder simply may not act there.
 * @throws SignInRefused when nothing names the person for longer than this session
 */
export function mapAttributes(asserted: AssertedPerson, names: AttributeNames, asserter: Asserter): Identity {
  const read = new Reader(asserted, names);
  const language = read.first(names.SAML_ATTRIBUTE_LANGUAGE).toLowerCase().slice(0, 2);
  const parts = `${read.first(names.SAML_ATTRIBUTE_GIVEN_NAME)} ${read.first(names.SAML_ATTRIBUTE_SURNAME)}`.trim();
  const id = lastingId(asserted, read, names);
  const mandates = read.all(names.SAML_ATTRIBUTE_MANDATE).slice(0, MANDATES_AT_MOST);
  return {
    person: {
      id: asserter.key === '' ? id : `${asserter.key}:${id}`,
      name: parts || read.first(names.SAML_ATTRIBUTE_NAME) || id,
      mail: read.first(names.SAML_ATTRIBUTE_MAIL) || null,
      language: isLanguage(language) ? language : DEFAULT_LANGUAGE,
    },
    mandates: merged([...mandates.map((json) => jsonMandate(json, read)), plainMandate(read, names)]),
    operations: names.OPERATIONS_ROLE !== '-' && read.all(names.SAML_ATTRIBUTE_ROLE).includes(names.OPERATIONS_ROLE),
    identityProvider: asserter.entityId,
    nameId: asserted.nameId,
    nameIdFormat: asserted.nameIdFormat,
    sessionIndex: asserted.sessionIndex,
  };
}

const TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';

/** What the audit trail knows the person by: the same at every sign-in. */
function lastingId(asserted: AssertedPerson, read: Reader, names: AttributeNames): string {
  const isNameId = names.SAML_ATTRIBUTE_ID === '';
  const [id, ...others] = isNameId ? [asserted.nameId] : read.all(names.SAML_ATTRIBUTE_ID);
  if (!id || others.length > 0 || id.length > 1024 || (isNameId && asserted.nameIdFormat === TRANSIENT))
    throw new SignInRefused('subject');
  return id;
}

class Reader {
  constructor(
    private readonly asserted: AssertedPerson,
    private readonly names: AttributeNames,
  ) {}

  /** Values of an attribute; none when it is absent, or no name is configured. */
  all(name: string): readonly string[] {
    return name === '' ? [] : (this.asserted.attributes.get(name) ?? []);
  }

  first(name: string): string {
    return cleaned(this.all(name)[0] ?? '');
  }

  /** Our word for the provider's; undefined for one that a list of its kind lacks. */
  translated(kind: MappedValue, value: unknown): string | undefined {
    const words = this.names.SAML_VALUE_MAP[kind];
    if (typeof value !== 'string') return undefined;
    if (!words) return value;
    return Object.hasOwn(words, value) ? words[value] : undefined;
  }

  translatedAll(kind: MappedValue, values: readonly unknown[]): readonly string[] {
    const found = values.map((value) => this.translated(kind, value)).filter((value) => value !== undefined);
    return [...new Set(found)];
  }
}

/** One organisation in one capacity as a JSON value. */
function jsonMandate(json: string, read: Reader): Mandate | undefined {
  if (json.length > MANDATE_LENGTH_AT_MOST) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { organisationNumber, organisationName, context, capacity, role, permissions } = value as Record<
    string,
    unknown
  >;
  if (typeof organisationNumber !== 'string' || typeof organisationName !== 'string') return undefined;
  return mandate({
    number: organisationNumber,
    name: organisationName,
    context: read.translated('context', context),
    capacity: read.translated('capacity', capacity),
    roles: read.translatedAll('role', [role]),
    permissions: read.translatedAll('permission', Array.isArray(permissions) ? permissions : []),
  });
}

/**
 * The one organisation of plain attributes, as any identity provider can give them. Several numbers, capacities or contexts
 * would leave open which belong together: then it is none.
 */
function plainMandate(read: Reader, names: AttributeNames): Mandate | undefined {
  const numbers = [...new Set(read.all(names.SAML_ATTRIBUTE_ORGANISATION_NUMBER).map(withoutMarks))];
  const [number] = numbers;
  if (number === undefined || numbers.length > 1) return undefined;
  const one = (kind: 'capacity' | 'context', name: string, fallback: string): string | undefined => {
    const given = read.all(name);
    const [found, ...others] = given.length === 0 ? [fallback] : read.translatedAll(kind, given);
    return others.length === 0 ? found : undefined;
  };
  const roles = read.all(names.SAML_ATTRIBUTE_ORGANISATION_ROLE || names.SAML_ATTRIBUTE_ROLE);
  return mandate({
    number,
    name: read.first(names.SAML_ATTRIBUTE_ORGANISATION_NAME) || number,
    context: one('context', names.SAML_ATTRIBUTE_ORGANISATION_CONTEXT, names.SAML_ORGANISATION_CONTEXT),
    capacity: one('capacity', names.SAML_ATTRIBUTE_ORGANISATION_CAPACITY, names.SAML_ORGANISATION_CAPACITY),
    roles: read.translatedAll('role', roles),
    permissions: read.translatedAll('permission', read.all(names.SAML_ATTRIBUTE_ORGANISATION_PERMISSION)),
  });
}

interface Claimed {
  readonly number: string;
  readonly name: string;
  readonly context: string | undefined;
  readonly capacity: string | undefined;
  /** Words that are no role of ours do not count; of the others the highest does. */
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
}

function mandate({ number, name, context, capacity, roles, permissions }: Claimed): Mandate | undefined {
  const role = ROLES.find((known) => roles.includes(known));
  const knownContext = CONTEXTS.find((known) => known === context);
  if (!role || !knownContext || !isOrganisationNumber(number) || cleaned(name) === '') return undefined;
  if (capacity === undefined || !/^[A-Z][A-Z_]{0,59}$/.test(capacity)) return undefined;
  return { organisation: { number, name: cleaned(name), context: knownContext, capacity }, role, permissions };
}

/** One mandate per organisation and capacity: the highest role, with the permissions of all. */
function merged(mandates: readonly (Mandate | undefined)[]): readonly Mandate[] {
  const result: Mandate[] = [];
  for (const mandate of mandates) {
    if (!mandate) continue;
    const at = result.findIndex((known) => isSameOrganisation(known.organisation, mandate.organisation));
    const known = result[at];
    if (!known) result.push(mandate);
    else {
      const higher = ROLES.indexOf(mandate.role) < ROLES.indexOf(known.role) ? mandate : known;
      result[at] = { ...higher, permissions: [...new Set([...known.permissions, ...mandate.permissions])] };
    }
  }
  return result;
}

/** An enterprise number as people write it: `BE 0566.988.259`. */
function withoutMarks(number: string): string {
  return number.replace(/^BE/i, '').replace(/[\s.]/g, '');
}

/** Without control characters, so that a name can neither forge a log line nor a header. */
function cleaned(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')
    .trim()
    .slice(0, 200);
}
