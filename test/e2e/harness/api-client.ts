import { createClient, createConfig, type Client } from '../../../openapi/client/client/index.js';
import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';

/** Sends one request: the address, and what fetch takes besides. */
type Send = (url: string, init: RequestInit) => Promise<Response>;

/** The generated client for a person: with the session and the origin that their browser would send. */
export function personClient(person: SignedIn, look?: (response: Response) => Promise<void>): Client {
  return clientOf(person.origin, async (url, init) => {
    const response = await person.fetch(url, init);
    await look?.(response);
    return response;
  });
}

/** The generated client for another system: with nothing but a token. */
export function tokenClient(url: string, token: string): Client {
  return clientOf(url, (address, { headers, ...init }) => {
    const all = new Headers(headers);
    all.set('Authorization', `Bearer ${token}`);
    return fetch(address, { redirect: 'manual', ...init, headers: all });
  });
}

function clientOf(baseUrl: string, send: Send): Client {
  return createClient(
    createConfig({
      baseUrl,
      headers: { 'Accept-Language': 'en' },
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const body = request.body ? await request.text() : undefined;
        return send(request.url, { method: request.method, headers: request.headers, body });
      },
    }),
  );
}

interface Result {
  readonly response?: Response;
  readonly error?: unknown;
}

/** @throws what kept a call of the client from being answered */
export function answered<R extends Result>(result: R): R & { readonly response: Response } {
  if (!result.response) throw result.error;
  return { ...result, response: result.response };
}

/** What was answered to a call that must succeed. @throws Error with `what` and the problem otherwise */
export function dataOf<Data>(result: Result & { readonly data?: Data }, what: string): Data {
  const { response, data, error } = answered(result);
  if (data === undefined) throw new Error(`${what}: ${response.status} ${JSON.stringify(error)}`);
  return data;
}
