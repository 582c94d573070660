import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { MetadataRefused, METADATA_BYTES_AT_MOST } from './read-metadata.js';
import type { ProviderSettings } from './provider-settings.js';

const TIMEOUT_MS = 10_000;

export function hasMetadata(settings: ProviderSettings): boolean {
  return settings.SAML_IDP_METADATA_URL !== '' || settings.SAML_IDP_METADATA_FILE !== '';
}

/** The document as it stands now at its source. Redirects are not followed. @throws Error that says why there is none */
export async function fetchMetadata(settings: ProviderSettings): Promise<string> {
  if (settings.SAML_IDP_METADATA_FILE !== '') return bounded(createReadStream(settings.SAML_IDP_METADATA_FILE));
  const response = await fetch(settings.SAML_IDP_METADATA_URL, {
    headers: { Accept: 'application/samlmetadata+xml, application/xml, text/xml' },
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status !== 200 || !response.body) throw new MetadataRefused(`the answer has status ${response.status}`);
  return bounded(Readable.fromWeb(response.body));
}

async function bounded(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > METADATA_BYTES_AT_MOST) throw new MetadataRefused('it is too large');
    chunks.push(Buffer.from(chunk));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new MetadataRefused('it is not UTF-8');
  }
}
