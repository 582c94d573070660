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
  init: { readonly method?: string; readonly json?: unknown; readonly headers?: Record<string, string> } = {},
): Promise<SystemAnswer> {
  const response = await fetch(url + path, {
    method: init.method ?? 'GET',
    redirect: 'manual',
    headers: {
      Authorization: `Bearer ${token}`,
      'Accept-Language': 'en',
      ...(init.json !== undefined && { 'Content-Type': 'application/json' }),
      ...init.headers,
    },
    ...(init.json !== undefined && { body: JSON.stringify(init.json) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as Record<string, unknown> };
}
