import { type Answer, call, type Call, NoAnswer } from '../../platform/http-client/json-client.js';
import type { Refused, Unavailable } from '../../provisioning/gateway.port.js';
import type { KeycloakConfig } from './keycloak.config.js';

/** Ends an operation with a result that is neither success nor a fault of ours. */
export class Ended extends Error {
  constructor(readonly result: Refused | Unavailable) {
    super(result.outcome);
  }
}

export function unavailable(cause: string, writeMayStillRun = false): Ended {
  return new Ended({ outcome: 'unavailable', cause, writeMayStillRun });
}

/** A token is used for this part of its life, so that it does not end on the way. */
const USED_PART_OF_LIFE = 0.8;
/** Request Timeout, Too Early, Too Many Requests. */
const LATER = new Set([408, 425, 429]);

/** Signs in to Keycloak with the worker's client and keeps the token. */
export class KeycloakClients {
  private token: { readonly value: string; readonly usableUntil: number } | null = null;

  constructor(readonly config: KeycloakConfig) {}

  /** Starts an operation that makes at most `maxCalls` calls, those for tokens included. */
  operation(maxCalls: number, signal: AbortSignal): KeycloakOperation {
    return new KeycloakOperation(this, maxCalls, signal);
  }

  keptToken(): string | null {
    return this.token && Date.now() < this.token.usableUntil ? this.token.value : null;
  }

  keepToken(value: string, lifeSeconds: number): void {
    this.token = { value, usableUntil: Date.now() + lifeSeconds * 1000 * USED_PART_OF_LIFE };
  }

  forgetToken(): void {
    this.token = null;
  }
}

/** The calls of one `apply`, `observe` or `remove`. Statuses that mean "later" or "not signed in" end it. */
export class KeycloakOperation {
  private calls = 0;
  private renewed = false;

  constructor(
    private readonly clients: KeycloakClients,
    private readonly maxCalls: number,
    private readonly signal: AbortSignal,
  ) {}

  /** Path below the realm. Answers with a status that the caller judges: below 500, none of 3xx, 401, 429. Throws {@link Ended}. */
  request(method: Call['method'], path: string, json?: unknown): Promise<Answer> {
    return this.signedIn(method, `/admin/realms/${this.realm()}${path}`, json);
  }

  /** What the server says of itself, as far as the worker's client may see. */
  serverInfo(): Promise<Answer> {
    return this.signedIn('GET', '/admin/serverinfo');
  }

  private async signedIn(method: Call['method'], path: string, json?: unknown): Promise<Answer> {
    const answer = await this.send({ method, json, headers: { authorization: `Bearer ${await this.token()}` } }, path);
    if (answer.status !== 401) return settled(answer, method);
    this.clients.forgetToken();
    if (this.renewed) throw unavailable('status 401');
    this.renewed = true;
    return this.signedIn(method, path, json);
  }

  private async token(): Promise<string> {
    const kept = this.clients.keptToken();
    if (kept) return kept;
    const { adminClientId, adminClientSecret } = this.clients.config;
    // Each part is encoded on its own (RFC 6749 section 2.3.1).
    const pair = `${encodeURIComponent(adminClientId)}:${encodeURIComponent(adminClientSecret)}`;
    const { status, body } = await this.send(
      {
        method: 'POST',
        form: { grant_type: 'client_credentials' },
        headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
      },
      `/realms/${this.realm()}/protocol/openid-connect/token`,
      'read',
    );
    const { access_token: value, expires_in: life } = (body ?? {}) as Record<string, unknown>;
    if (status !== 200 || typeof value !== 'string') throw unavailable(`sign-in of the worker: status ${status}`);
    this.clients.keepToken(value, typeof life === 'number' ? life : 0);
    return value;
  }

  private async send(
    request: Pick<Call, 'method' | 'json' | 'form' | 'headers'>,
    path: string,
    kind: 'read' | 'write' = request.method === 'GET' ? 'read' : 'write',
  ): Promise<Answer> {
    if (this.calls >= this.maxCalls) throw unavailable('too many calls for one round');
    this.calls += 1;
    const { url, callTimeoutMs: timeoutMs } = this.clients.config;
    try {
      return await call({ ...request, url: url.replace(/\/+$/, '') + path, timeoutMs, signal: this.signal });
    } catch (error) {
      if (error instanceof NoAnswer) throw unavailable(error.reason, kind === 'write' && error.sent);
      throw error;
    }
  }

  private realm(): string {
    return encodeURIComponent(this.clients.config.realm);
  }
}

function settled(answer: Answer, method: Call['method']): Answer {
  const { status } = answer;
  // A proxy that lost its server in the middle of a write knows no more than we do.
  if (status === 502 || status === 504) throw unavailable(`status ${status}`, method !== 'GET');
  if (LATER.has(status) || status >= 500 || (status >= 300 && status < 400)) throw unavailable(`status ${status}`);
  return answer;
}
