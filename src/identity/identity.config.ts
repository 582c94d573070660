import { flag, integer, list, text, type Values } from '../platform/config/variables.js';
import { samlVariables } from './saml/saml.config.js';

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
  ...samlVariables,
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
