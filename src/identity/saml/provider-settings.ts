import { ConfigurationError } from '../../platform/config/configuration-error.js';
import { providerIdentityVariables, providerVariables, type ProviderValues } from './saml.config.js';

/** What is configured about one identity provider. */
export interface ProviderSettings extends ProviderValues {
  /** Names it in addresses, logs and ids of people; empty where there is one only. */
  readonly key: string;
}

type Given = ProviderValues & { readonly SAML_IDENTITY_PROVIDERS: string };

const KEY = /^[a-z0-9][a-z0-9-]{0,39}$/;

/**
 * The identity providers that are configured: one by variables, or a list of them. What an entry of the list does not say
 * of how answers are judged and understood is as the variables have it for all.
 * @throws ConfigurationError
 */
export function providerSettings(given: Given): readonly ProviderSettings[] {
  const common = pick(given);
  const read =
    given.SAML_IDENTITY_PROVIDERS === ''
      ? [{ settings: { key: '', ...common }, faults: [] }]
      : readList(given.SAML_IDENTITY_PROVIDERS).map((entry) => readEntry(entry, common));
  const settings = read.map((each) => each.settings);
  const faults = read.flatMap((each) => (each.faults.length > 0 ? each.faults : faultsOf(each.settings)));
  if (read.every((each) => each.faults.length === 0)) faults.push(...repeated(settings));
  if (settings.some(({ key }) => key !== '') && common.SAML_IDP_ENTITY_ID !== '')
    faults.push('SAML_IDENTITY_PROVIDERS and SAML_IDP_ENTITY_ID exclude each other');
  if (faults.length > 0) throw new ConfigurationError(faults);
  return settings;
}

function pick(given: Given): ProviderValues {
  const names = Object.keys(providerVariables) as (keyof ProviderValues)[];
  return Object.fromEntries(names.map((name) => [name, given[name]])) as unknown as ProviderValues;
}

function readList(json: string): readonly Readonly<Record<string, unknown>>[] {
  try {
    const list: unknown = JSON.parse(json);
    if (Array.isArray(list) && list.length > 0 && list.every((entry) => typeof entry === 'object' && entry !== null))
      return list as readonly Readonly<Record<string, unknown>>[];
  } catch {
    // As below.
  }
  throw new ConfigurationError(['SAML_IDENTITY_PROVIDERS must be a JSON list of objects']);
}

function readEntry(
  entry: Readonly<Record<string, unknown>>,
  common: ProviderValues,
): { readonly settings: ProviderSettings; readonly faults: readonly string[] } {
  const { key, ...own } = entry;
  const faults: string[] = [];
  if (typeof key !== 'string' || !KEY.test(key))
    faults.push('a provider in SAML_IDENTITY_PROVIDERS has no "key" of small letters, digits and hyphens');
  // Who one provider is says nothing of another.
  const values: Record<string, unknown> = { ...common };
  for (const [name, { fallback }] of Object.entries(providerIdentityVariables)) values[name] = fallback;
  for (const [name, value] of Object.entries(own)) {
    const variable = Object.hasOwn(providerVariables, name)
      ? providerVariables[name as keyof typeof providerVariables]
      : undefined;
    try {
      if (!variable) throw new Error('is not known here');
      values[name] = variable.parse(asText(value));
    } catch (error) {
      faults.push(`${String(key)}: ${name} ${error instanceof Error ? error.message : 'is not usable'}`);
    }
  }
  return { settings: { key: String(key), ...(values as unknown as ProviderValues) }, faults };
}

/** Each certificate of a list may be a text of its own. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
    ? value.join('\n')
    : JSON.stringify(value);
}

function faultsOf(settings: ProviderSettings): readonly string[] {
  const of = settings.key === '' ? '' : `${settings.key}: `;
  const { SAML_IDP_METADATA_URL: metadataUrl, SAML_IDP_METADATA_FILE: metadataFile } = settings;
  const faults: string[] = [];
  if (settings.SAML_IDP_ENTITY_ID === '') faults.push(`${of}SAML_IDP_ENTITY_ID is missing`);
  if (metadataUrl !== '' && metadataFile !== '')
    faults.push(`${of}SAML_IDP_METADATA_URL and SAML_IDP_METADATA_FILE exclude each other`);
  if (metadataUrl === '' && metadataFile === '') {
    if (settings.SAML_IDP_SSO_URL === '') faults.push(`${of}SAML_IDP_SSO_URL is missing, and there is no metadata`);
    if (settings.SAML_IDP_CERTIFICATE.length === 0)
      faults.push(`${of}SAML_IDP_CERTIFICATE is missing, and there is no metadata`);
  }
  if (isOpenToOthers(metadataUrl) && settings.SAML_IDP_METADATA_CERTIFICATE.length === 0)
    faults.push(`${of}SAML_IDP_METADATA_URL must be https, or the metadata signed: SAML_IDP_METADATA_CERTIFICATE`);
  return faults;
}

/** Whether somebody on the way could change what is read there. */
function isOpenToOthers(address: string): boolean {
  const parsed = URL.parse(address);
  return parsed?.protocol === 'http:' && !['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname);
}

function repeated(settings: readonly ProviderSettings[]): readonly string[] {
  const twice = (values: readonly string[]): boolean => new Set(values).size !== values.length;
  return [
    ...(twice(settings.map(({ key }) => key)) ? ['SAML_IDENTITY_PROVIDERS has a key twice'] : []),
    ...(twice(settings.map((each) => each.SAML_IDP_ENTITY_ID)) ? ['SAML_IDENTITY_PROVIDERS has a provider twice'] : []),
  ];
}
