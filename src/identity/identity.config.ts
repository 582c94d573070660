import { X509Certificate } from 'node:crypto';
import { flag, integer, list, text, url, type Values, type Variable } from '../platform/config/variables.js';

const WEB = ['http:', 'https:'] as const;

export const identityVariables = {
  SESSION_SECRET: text('signs the session cookie', { secret: true, minLength: 32 }),
  SESSION_IDLE_MINUTES: integer(
    'minutes without a request after which a session ends',
    { min: 1, max: 480 },
    { fallback: 30 },
  ),
  SESSION_MAX_HOURS: integer(
    'hours after sign-in at which a session ends in any case',
    { min: 1, max: 24 },
    { fallback: 8 },
  ),
  SAML_IDP_ENTITY_ID: text('entity id of the identity provider; every assertion must name it as issuer'),
  SAML_IDP_SSO_URL: url('where people are sent to sign in (redirect binding)', WEB),
  SAML_IDP_SLO_URL: url('where people are sent to sign out (redirect binding); empty when there is none', WEB, {
    fallback: '',
  }),
  SAML_IDP_CERTIFICATE: certificates('certificates with which the identity provider signs, PEM, one after the other'),
  SAML_SP_ENTITY_ID: text('entity id of this product at the identity provider'),
  SAML_SP_KEY: text('private key that signs our requests, PEM', { secret: true }),
  SAML_SP_CERTIFICATE: certificates(
    'our certificates, PEM: first the one of SAML_SP_KEY, then the one that will follow it',
  ),
  SAML_REQUIRE_SIGNED_RESPONSE: flag('whether the response must be signed as well as the assertion', {
    fallback: false,
  }),
  SAML_ATTRIBUTE_GIVEN_NAME: text('attribute with the given name', { fallback: 'givenName' }),
  SAML_ATTRIBUTE_SURNAME: text('attribute with the surname', { fallback: 'surname' }),
  SAML_ATTRIBUTE_MAIL: text('attribute with the e-mail address', { fallback: 'mail' }),
  SAML_ATTRIBUTE_LANGUAGE: text('attribute with the language: nl, fr, de or en', { fallback: 'preferredLanguage' }),
  SAML_ATTRIBUTE_ROLE: text('attribute with the roles inside this product', { fallback: 'role' }),
  SAML_ATTRIBUTE_MANDATE: text('attribute with one JSON value per organisation and capacity', { fallback: 'mandate' }),
  OPERATIONS_ROLE: text('value of SAML_ATTRIBUTE_ROLE that the people have who run the product', {
    fallback: 'operations',
  }),
  MANAGERS_BY_ROLE: flag('whether managers of an organisation get in by their role, without the permission', {
    fallback: true,
  }),
  MANAGE_PERMISSION: list('names of the permission that lets an ordinary user in, separated by commas', {
    fallback: ['ChaMan - Technisch kanaalbeheer'],
  }),
};

export type IdentityConfig = Values<typeof identityVariables> & { readonly PUBLIC_URL: string };
export const IDENTITY_CONFIG = Symbol('IDENTITY_CONFIG');

export function acsUrl(config: Pick<IdentityConfig, 'PUBLIC_URL'>): string {
  return `${config.PUBLIC_URL}/auth/acs`;
}

export function sloUrl(config: Pick<IdentityConfig, 'PUBLIC_URL'>): string {
  return `${config.PUBLIC_URL}/auth/slo`;
}

/** Whether cookies travel over TLS only. Plain http is for a machine's own loopback and refused elsewhere. */
export function usesTls(config: Pick<IdentityConfig, 'PUBLIC_URL'>): boolean {
  return new URL(config.PUBLIC_URL).protocol === 'https:';
}

function certificates(description: string): Variable<readonly string[]> {
  return {
    description,
    secret: false,
    parse(value) {
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
  };
}
