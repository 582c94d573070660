import { type Answer, call, NoAnswer } from '../../platform/http-client/json-client.js';
import type { Refused, Unavailable } from '../../provisioning/gateway.port.js';
import type { SftpgoConfig } from './sftpgo.config.js';

/** Ends an operation with a result that is neither success nor a fault of ours. */
export class Ended extends Error {
  constructor(readonly result: Refused | Unavailable) {
    super(result.outcome);
  }
}

export function unavailable(cause: string, writeMayStillRun = false): Ended {
  return new Ended({ outcome: 'unavailable', cause, writeMayStillRun });
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Renewed this long before it expires, so that it does not expire on the way. */
const TOKEN_MARGIN_MS = 60_000;

/** Signs in to SFTPGo's admin API and keeps the token. */
export class SftpgoClient {
  private token: { readonly value: string; readonly usableUntil: number } | null = null;

  constructor(readonly config: SftpgoConfig) {}

  /** Starts an operation that makes at most `maxCalls` calls, those for tokens included. */
  operation(maxCalls: number, signal: AbortSignal): SftpgoOperation {
    return new SftpgoOperation(this, maxCalls, signal);
  }

  keptToken(): string | null {
    return this.token && Date.now() < this.token.usableUntil ? this.token.value : null;
  }

  keepToken(value: string, expiresAt: string): void {
    // Without a readable end it is good for this once; the next operation asks for another.
    const end = Date.parse(expiresAt);
    this.token = { value, usableUntil: Number.isNaN(end) ? 0 : end - TOKEN_MARGIN_MS };
  }

  forgetToken(): void {
    this.token = null;
  }
}

/** The calls of one `apply`, `observe` or `remove`. Statuses that mean "later" or "not signed in" end it. */
export class SftpgoOperation {
  private calls = 0;
  private renewed = false;

  constructor(
    private readonly client: SftpgoClient,
    private readonly maxCalls: number,
    private readonly signal: AbortSignal,
  ) {}

  /** Answers with a status that the caller judges: below 500, and none of 401 and 429. Throws {@link Ended}. */
  async request(method: Method, path: string, json?: unknown): Promise<Answer> {
    const answer = await this.send(method, path, `Bearer ${await this.token()}`, json);
    if (answer.status !== 401) return settled(answer, method);
    if (this.renewed) throw unavailable('status 401');
    this.renewed = true;
    this.client.forgetToken();
    const again = await this.send(method, path, `Bearer ${await this.token()}`, json);
    if (again.status === 401) throw unavailable('status 401');
    return settled(again, method);
  }

  private async token(): Promise<string> {
    const kept = this.client.keptToken();
    if (kept) return kept;
    const { adminUser, adminPassword } = this.client.config;
    const basic = Buffer.from(`${adminUser}:${adminPassword}`, 'utf8').toString('base64');
    const { status, body } = await this.send('GET', '/token', `Basic ${basic}`);
    const { access_token: value, expires_at: end } = (body ?? {}) as Record<string, unknown>;
    if (status !== 200 || typeof value !== 'string')
      throw unavailable(`sign-in of the administrator: status ${status}`);
    this.client.keepToken(value, String(end));
    return value;
  }

  private async send(method: Method, path: string, authorization: string, json?: unknown): Promise<Answer> {
    if (this.calls >= this.maxCalls) throw unavailable('too many calls for one round');
    this.calls += 1;
    const { url, callTimeoutMs } = this.client.config;
    try {
      return await call({
        method,
        url: `${url.replace(/\/+$/, '')}/api/v2${path}`,
        headers: { authorization },
        json,
        timeoutMs: callTimeoutMs,
        signal: this.signal,
      });
    } catch (error) {
      if (error instanceof NoAnswer) throw unavailable(error.reason, method !== 'GET' && error.sent);
      throw error;
    }
  }
}

function settled(answer: Answer, method: Method): Answer {
  const { status } = answer;
  // A proxy that lost its server in the middle of a write knows no more than we do.
  if (status === 502 || status === 504) throw unavailable(`status ${status}`, method !== 'GET');
  const later = status === 429 || status >= 500 || (status >= 300 && status < 400);
  if (later) throw unavailable(`status ${status}`);
  return answer;
}
