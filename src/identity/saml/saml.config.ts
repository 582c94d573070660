import { createPrivateKey, X509Certificate } from 'node:crypto';
import { flag, integer, text, variable, type Values, type Variable } from '../../platform/config/variables.js';
import { LANGUAGES } from '../../platform/i18n/language.js';
import type { Text } from '../../platform/i18n/texts.js';
import { attributeVariables } from '../person-attributes.config.js';

const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';

/** Who the identity provider is. With a list of several, each stands there and none of these may be given beside it. */
export const providerIdentityVariables = {
  SAML_IDP_ENTITY_ID: text(
    'entity id of the identity provider, which every assertion must name as issuer; needed where there is no list of several',
    {
      fallback: '',
      example: 'https://idp.example/metadata',
    },
  ),
  SAML_IDP_NAME: name('what people choose it by, where there are several: one text, or JSON with nl, fr, de and en'),
  SAML_IDP_SSO_URL: address('where people are sent to sign in (redirect binding)', 'https://idp.example/sso'),
  SAML_IDP_SLO_URL: address(
    'where people are sent to sign out (redirect binding); empty when there is none',
    'https://idp.example/slo',
  ),
  SAML_IDP_CERTIFICATE: certificates('certificates with which the identity provider signs, PEM, one after the other', {
    fallback: [],
  }),
  SAML_IDP_METADATA_URL: address(
    'where its metadata is read again and again, instead of addresses and certificates',
    'https://idp.example/metadata.xml',
  ),
  SAML_IDP_METADATA_FILE: text('file with its metadata, read again and again', {
    fallback: '',
    example: '/etc/chaman/idp-metadata.xml',
  }),
  SAML_IDP_METADATA_CERTIFICATE: certificates('certificates, PEM, one of which must have signed that metadata', {
    fallback: [],
  }),
};

/** How its answers are judged and understood. Each provider of a list may have its own. */
const providerJudgementVariables = {
  SAML_REQUIRE_SIGNED_RESPONSE: flag('whether the response must be signed as well as the assertion', {
    fallback: false,
  }),
  SAML_REQUIRE_ENCRYPTED_ASSERTION: flag('whether the assertion must be encrypted for us', { fallback: false }),
  SAML_NAME_ID_FORMAT: text('format of the name by which the provider is asked to call a person', {
    fallback: PERSISTENT,
  }),
  ...attributeVariables,
};

export const providerVariables = { ...providerIdentityVariables, ...providerJudgementVariables };
export type ProviderValues = Values<typeof providerVariables>;

export const samlVariables = {
  ...providerVariables,
  SAML_IDENTITY_PROVIDERS: text(
    'several identity providers: JSON list of objects with a "key" and the variables of one that are its own',
    { fallback: '', example: '[{ "key": "staff", "SAML_IDP_ENTITY_ID": … }, …]' },
  ),
  SAML_METADATA_REFRESH_SECONDS: integer(
    'how often metadata is read again',
    { min: 1, max: 86_400, unit: 'seconds' },
    { fallback: 3600 },
  ),
  SAML_CERTIFICATE_WARNING_DAYS: integer(
    'how long before its end a certificate of either side is warned about',
    { min: 1, max: 365, unit: 'days' },
    { fallback: 30 },
  ),
  SAML_SP_ENTITY_ID: text('entity id of this product at the identity provider', {
    example: 'https://chaman.example/auth/metadata',
  }),
  SAML_SP_KEY: privateKeys('private keys, PEM: the first signs our requests, all decrypt assertions'),
  SAML_SP_CERTIFICATE: certificates(
    'our certificates, PEM: first the one of the first SAML_SP_KEY, then the one that follows it or went before',
  ),
};

/** Of another party, so it stays as it is: some end with a slash that counts. */
function address(description: string, example: string): Variable<string> {
  return variable(
    description,
    'URL (http: https:)',
    (value) => {
      const { protocol } = URL.parse(value) ?? {};
      if (protocol !== 'https:' && protocol !== 'http:')
        throw new Error('must be a URL that starts with http:// or https://');
      return value;
    },
    { fallback: '', example },
  );
}

function certificates(
  description: string,
  options: { readonly fallback?: readonly string[] } = {},
): Variable<readonly string[]> {
  return variable(
    description,
    'certificates, PEM',
    (value) => {
      const found = value.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
      if (found.length === 0) throw new Error('holds no certificate in PEM form');
      return found.map((pem) => {
        try {
          return new X509Certificate(pem).toString();
        } catch {
          throw new Error('holds a certificate that cannot be read');
        }
      });
    },
    options,
  );
}

function privateKeys(description: string): Variable<readonly string[]> {
  return variable(
    description,
    'private keys, PEM',
    (value) => {
      const found = value.match(/-----BEGIN ((?:RSA )?PRIVATE KEY)-----[^-]+-----END \1-----/g) ?? [];
      if (found.length === 0) throw new Error('holds no private key in PEM form');
      if (!found.every(isStrongRsa)) throw new Error('holds a key that is no RSA key of at least 2048 bits');
      return found;
    },
    { secret: true },
  );
}

function isStrongRsa(pem: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  } catch {
    return false;
  }
}

function name(description: string): Variable<Text | null> {
  return variable<Text | null>(
    description,
    'text, or JSON',
    (value) => {
      if (!value.startsWith('{')) return { nl: value, fr: value, de: value, en: value };
      let texts: unknown;
      try {
        texts = JSON.parse(value);
      } catch {
        throw new Error('is no JSON');
      }
      const found = texts as Partial<Record<string, unknown>>;
      if (!LANGUAGES.every((language) => typeof found[language] === 'string'))
        throw new Error(`lacks a text in one of ${LANGUAGES.join(', ')}`);
      return found as Text;
    },
    { fallback: null, example: '{ "nl": "Aanmelden", "fr": "Connexion", "de": "Anmelden", "en": "Sign in" }' },
  );
}
