import { DEFAULT_LANGUAGE, isLanguage } from '../platform/i18n/language.js';
import type { IdentityConfig } from './identity.config.js';
import { CONTEXTS, isSameOrganisation, ROLES, type Mandate } from './mandate.js';
import { isOrganisationNumber } from './organisation-number.rule.js';
import type { Identity } from './signed-in.js';

/** A verified assertion before its attributes are given a meaning. */
export interface AssertedPerson {
  readonly nameId: string;
  readonly nameIdFormat: string;
  readonly sessionIndex: string | null;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

type AttributeNames = Pick<
  IdentityConfig,
  | 'SAML_ATTRIBUTE_GIVEN_NAME'
  | 'SAML_ATTRIBUTE_SURNAME'
  | 'SAML_ATTRIBUTE_MAIL'
  | 'SAML_ATTRIBUTE_LANGUAGE'
  | 'SAML_ATTRIBUTE_ROLE'
  | 'SAML_ATTRIBUTE_MANDATE'
  | 'OPERATIONS_ROLE'
>;

const MANDATES_AT_MOST = 200;
const MANDATE_LENGTH_AT_MOST = 4096;

/**
 * Gives the attributes their meaning, by the names in the configuration. A mandate that is not understood whole is left
 * out, never guessed: its holder simply may not act there.
 */
export function mapAttributes(asserted: AssertedPerson, names: AttributeNames): Identity {
  const all = (name: string): readonly string[] => asserted.attributes.get(name) ?? [];
  const first = (name: string): string => cleaned(all(name)[0] ?? '');
  const language = first(names.SAML_ATTRIBUTE_LANGUAGE).toLowerCase().slice(0, 2);
  const name = `${first(names.SAML_ATTRIBUTE_GIVEN_NAME)} ${first(names.SAML_ATTRIBUTE_SURNAME)}`.trim();
  return {
    person: {
      id: asserted.nameId,
      name: name || asserted.nameId,
      mail: first(names.SAML_ATTRIBUTE_MAIL) || null,
      language: isLanguage(language) ? language : DEFAULT_LANGUAGE,
    },
    mandates: merged(all(names.SAML_ATTRIBUTE_MANDATE).slice(0, MANDATES_AT_MOST).map(readMandate)),
    operations: all(names.SAML_ATTRIBUTE_ROLE).includes(names.OPERATIONS_ROLE),
    nameId: asserted.nameId,
    nameIdFormat: asserted.nameIdFormat,
    sessionIndex: asserted.sessionIndex,
  };
}

function readMandate(json: string): Mandate | undefined {
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
  const knownRole = ROLES.find((known) => known === role);
  const knownContext = CONTEXTS.find((known) => known === context);
  if (!knownRole || !knownContext) return undefined;
  if (typeof organisationNumber !== 'string' || !isOrganisationNumber(organisationNumber)) return undefined;
  if (typeof organisationName !== 'string' || cleaned(organisationName) === '') return undefined;
  if (typeof capacity !== 'string' || !/^[A-Z][A-Z_]{0,59}$/.test(capacity)) return undefined;
  return {
    organisation: { number: organisationNumber, name: cleaned(organisationName), context: knownContext, capacity },
    role: knownRole,
    permissions: Array.isArray(permissions)
      ? permissions.filter((permission): permission is string => typeof permission === 'string')
      : [],
  };
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

/** Without control characters, so that a name can neither forge a log line nor a header. */
function cleaned(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')
    .trim()
    .slice(0, 200);
}
