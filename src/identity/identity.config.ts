import { ConfigurationError } from '../platform/config/configuration-error.js';
import { flag, integer, list, text, type Values } from '../platform/config/variables.js';
import { samlVariables } from './saml/saml.config.js';

export const identityVariables = {
  SESSION_SECRET: text('signs the session cookie', {
    secret: true,
    minLength: 32,
    example: '<openssl rand -hex 32>',
  }),
  SESSION_IDLE_MINUTES: integer(
    'how long after its last request a session ends',
    { min: 1, max: 480, unit: 'minutes' },
    { fallback: 30 },
  ),
  SESSION_MAX_HOURS: integer(
    'how long after sign-in a session ends in any case',
    { min: 1, max: 24, unit: 'hours' },
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

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]', '::1'];

/**
 * A cookie without Secure is for a browser on the machine that serves it, and for nobody who reaches it from elsewhere.
 * @throws ConfigurationError
 */
export function refuseClearText(config: { readonly PUBLIC_URL: string; readonly HOST: string }): void {
  if (usesTls(config)) return;
  if (!LOOPBACK.includes(new URL(config.PUBLIC_URL).hostname))
    throw new ConfigurationError(['PUBLIC_URL must start with https:// unless it names this machine itself']);
  if (!LOOPBACK.includes(config.HOST))
    throw new ConfigurationError(['HOST must be a loopback address (127.0.0.1) where PUBLIC_URL is without https://']);
}
