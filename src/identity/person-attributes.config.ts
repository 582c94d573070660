import { oneOf, text, variable, type Values, type Variable } from '../platform/config/variables.js';
import { CONTEXTS } from './mandate.js';

/** Kinds of value that an identity provider may name in words of its own. */
export const MAPPED_VALUES = ['role', 'capacity', 'context', 'permission'] as const;
export type MappedValue = (typeof MAPPED_VALUES)[number];
/** By the identity provider's word: ours. Where a kind has a list, no other word of that kind counts. */
export type ValueMap = Readonly<Partial<Record<MappedValue, Readonly<Record<string, string>>>>>;

/** The names under which the identity provider gives what we ask for, and what its values mean. */
export const attributeVariables = {
  SAML_ATTRIBUTE_ID: text('attribute with the lasting, opaque name of the person; empty: the name id is that', {
    fallback: '',
    example: 'uid',
  }),
  SAML_ATTRIBUTE_NAME: text('attribute with the whole name, where given name and surname are absent', {
    fallback: '',
    example: 'displayName',
  }),
  SAML_ATTRIBUTE_GIVEN_NAME: text('attribute with the given name', { fallback: 'givenName' }),
  SAML_ATTRIBUTE_SURNAME: text('attribute with the surname', { fallback: 'surname' }),
  SAML_ATTRIBUTE_MAIL: text('attribute with the e-mail address', { fallback: 'mail' }),
  SAML_ATTRIBUTE_LANGUAGE: text('attribute with the language: nl, fr, de or en', { fallback: 'preferredLanguage' }),
  SAML_ATTRIBUTE_ROLE: text('attribute with the roles inside this product', { fallback: 'role' }),
  SAML_ATTRIBUTE_MANDATE: text('attribute with one JSON value per organisation and capacity', { fallback: 'mandate' }),
  SAML_ATTRIBUTE_ORGANISATION_NUMBER: text('attribute with the enterprise number of the one organisation', {
    fallback: '',
    example: 'cbeNumber',
  }),
  SAML_ATTRIBUTE_ORGANISATION_NAME: text('attribute with the name of that organisation', {
    fallback: '',
    example: 'organisationName',
  }),
  SAML_ATTRIBUTE_ORGANISATION_ROLE: text('attribute with the role there; empty: SAML_ATTRIBUTE_ROLE', {
    fallback: '',
    example: 'organisationRole',
  }),
  SAML_ATTRIBUTE_ORGANISATION_CAPACITY: text('attribute with its capacity; empty: SAML_ORGANISATION_CAPACITY', {
    fallback: '',
    example: 'capacity',
  }),
  SAML_ATTRIBUTE_ORGANISATION_CONTEXT: text('attribute with its context; empty: SAML_ORGANISATION_CONTEXT', {
    fallback: '',
    example: 'context',
  }),
  SAML_ATTRIBUTE_ORGANISATION_PERMISSION: text('attribute with the permissions there', {
    fallback: '',
    example: 'permission',
  }),
  SAML_ORGANISATION_CAPACITY: text('capacity of an organisation where no attribute gives one', {
    fallback: 'EMPLOYER',
  }),
  SAML_ORGANISATION_CONTEXT: oneOf('context of an organisation where no attribute gives one', CONTEXTS, {
    fallback: 'ENTERPRISE',
  }),
  SAML_VALUE_MAP: valueMap('JSON: by kind (role, capacity, context, permission) and the provider’s word, ours'),
  OPERATIONS_ROLE: text(
    'value of SAML_ATTRIBUTE_ROLE that the people have who run the product; `-`: nobody whom this provider signs in',
    { fallback: 'operations' },
  ),
};

export type AttributeNames = Values<typeof attributeVariables>;

function valueMap(description: string): Variable<ValueMap> {
  return variable<ValueMap>(
    description,
    'JSON',
    (value) => {
      let parsed: unknown;
      try {
        parsed = JSON.parse(value);
      } catch {
        throw new Error('is no JSON');
      }
      if (!isRecord(parsed)) throw new Error('is no JSON object');
      for (const [kind, words] of Object.entries(parsed)) {
        if (!MAPPED_VALUES.some((known) => known === kind)) throw new Error(`has the unknown kind ${kind}`);
        if (!isRecord(words) || !Object.values(words).every((word) => typeof word === 'string'))
          throw new Error(`does not give a text for each word of ${kind}`);
      }
      return parsed;
    },
    { fallback: {}, example: '{ "role": { "beheerder": "ACCESS_MANAGER" } }' },
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
