import { answered, tokenClient } from './api-client.js';
import type { Method } from './accounts-api.js';

export interface SystemAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** Calls the product as another system does: with nothing but a token. */
export async function asSystem(
  url: string,
  token: string,
  path: string,
  init: { readonly method?: Method; readonly json?: unknown; readonly headers?: Record<string, string> } = {},
): Promise<SystemAnswer> {
  const { method = 'GET', json, headers } = init;
  const result = answered(await tokenClient(url, token).request({ method, url: path, body: json, headers }));
  const { response, data, error } = result;
  return {
    status: response.status,
    headers: response.headers,
    body: (response.ok ? data : error) as Record<string, unknown>,
  };
}
