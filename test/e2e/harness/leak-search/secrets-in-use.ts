import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { SecretList, type SecretKind } from './secret-list.js';

/** Published by Node for every request that a server of this process gets: those of the sandbox. */
const REQUEST_STARTED = 'http.server.request.start';

const OF_FORMS: Readonly<Record<string, SecretKind>> = {
  SAMLResponse: 'SAML response',
  client_assertion: 'client assertion',
  client_secret: 'client secret',
  password: 'password',
};

/**
 * Every secret that this test file makes or uses, taken down where it passes: what tests send to the product by `fetch`, what the
 * product sends to the gateways, what its processes are told.
 */
class SecretsInUse {
  readonly list = new SecretList();
  /** Problems that were answered: no secret may stand in them either. */
  readonly problems: string[] = [];
  private products = 0;

  constructor() {
    const plain = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const request = input instanceof Request ? input : undefined;
      this.hearUrl(request?.url ?? String(input));
      this.hearHeaders(new Headers(init?.headers ?? request?.headers));
      this.hearBody(init?.body);
      const response = await plain(input, init);
      await this.hearAnswer(response);
      return response;
    };
  }

  /** A product runs from now on. */
  begin(): void {
    if (this.products === 0) subscribe(REQUEST_STARTED, this.hearGatewayCall);
    this.products += 1;
  }

  end(): void {
    this.products -= 1;
    if (this.products === 0) unsubscribe(REQUEST_STARTED, this.hearGatewayCall);
  }

  /** What a process is told. */
  environment(variables: NodeJS.ProcessEnv): void {
    for (const [name, value = ''] of Object.entries(variables)) {
      if (/_URL$/.test(name)) this.hearAddress(name, value);
      else if (name === 'SESSION_SECRET') this.list.add('session secret', value);
      else if (name === 'ENCRYPTION_KEYS')
        for (const key of value.split(',')) this.list.add('encryption key', key.slice(key.indexOf(':') + 1));
      else if (value.includes('PRIVATE KEY')) this.privateKey(value);
      else if (/(PASSWORD|SECRET|TOKEN)$/.test(name)) this.list.add('gateway credential', value);
    }
  }

  /** PEM, or OpenSSH's own format. */
  privateKey(pem: string): void {
    for (const line of pem.split(/\r?\n/)) if (/^[A-Za-z0-9+/=]{30,}$/.test(line)) this.list.add('private key', line);
  }

  private hearAddress(name: string, value: string): void {
    const password = URL.canParse(value) ? decodeURIComponent(new URL(value).password) : '';
    this.list.add(name === 'SMTP_URL' ? 'SMTP password' : 'database password', password);
  }

  private hearUrl(url: string): void {
    const { searchParams } = new URL(url, 'http://relative.invalid');
    this.list.add('sign-in ticket', searchParams.get('ticket') ?? '');
  }

  private hearHeaders(headers: Headers): void {
    this.hearAuthorization(headers.get('Authorization') ?? '', 'access token');
    for (const pair of headers.get('Cookie')?.split(';') ?? []) this.hearCookie(pair);
    for (const [name, value] of headers) if (/csrf|xsrf/i.test(name)) this.list.add('CSRF token', value);
  }

  private hearCookie(pair: string): void {
    const value = pair.slice(pair.indexOf('=') + 1).trim();
    // What is shorter is a choice, such as the language.
    if (value.length < 20) return;
    this.list.add('cookie', value);
    // The session's id, and its signature.
    for (const part of decodeURIComponent(value).replace(/^s:/, '').split('.'))
      if (part.length >= 20) this.list.add('session id', part);
  }

  private hearAuthorization(value: string, kind: SecretKind): void {
    const [scheme = '', secret = ''] = value.split(' ');
    this.list.add(kind, secret);
    if (scheme.toLowerCase() !== 'basic') return;
    const [, ...password] = Buffer.from(secret, 'base64').toString('utf8').split(':');
    this.list.add(kind, password.join(':'));
  }

  private hearBody(body: RequestInit['body']): void {
    if (body instanceof URLSearchParams) this.hearForm(body);
    else if (typeof body === 'string' && /^\s*[{[]/.test(body)) this.hearJson(body);
    else if (typeof body === 'string') this.hearForm(new URLSearchParams(body));
  }

  private hearForm(form: URLSearchParams): void {
    for (const [name, value] of form) {
      const kind = OF_FORMS[name];
      if (kind) this.list.add(kind, value);
      if (kind === 'SAML response') this.list.add('SAML assertion', Buffer.from(value, 'base64').toString('utf8'));
    }
  }

  private hearJson(text: string): void {
    try {
      JSON.parse(text, (name, value: unknown) => {
        if (typeof value !== 'string') return value;
        if (/password/i.test(name)) this.list.add('password', value);
        const decoded = /^[A-Za-z0-9+/=\s]+$/.test(value) ? Buffer.from(value, 'base64').toString('latin1') : value;
        for (const each of [value, decoded]) if (/PRIVATE KEY-----|PuTTY-User-Key/.test(each)) this.privateKey(each);
        return value;
      });
    } catch {
      // Tests send what is no JSON, too.
    }
  }

  private async hearAnswer(response: Response): Promise<void> {
    for (const line of response.headers.getSetCookie()) this.hearCookie(line.split(';')[0] ?? '');
    const target = response.headers.get('Location');
    if (target !== null) this.hearUrl(target);
    if (!response.headers.get('Content-Type')?.startsWith('application/problem+json')) return;
    const told = await response
      .clone()
      .text()
      .catch(() => '');
    this.problems.push(withoutUnknownFields(told));
  }

  private readonly hearGatewayCall = (message: unknown): void => {
    const { headers } = (message as { readonly request: IncomingMessage }).request;
    this.hearAuthorization(headers.authorization ?? '', 'gateway credential');
  };
}

/** Whoever sends a field that does not exist is told its name, whatever it is. */
function withoutUnknownFields(problem: string): string {
  return problem.replaceAll(/"field":"(?:[^"\\]|\\.)*","rule":"unknown-field"/g, '"rule":"unknown-field"');
}

let secrets: SecretsInUse | undefined;

/** Those of this test file. */
export function secretsInUse(): SecretsInUse {
  secrets ??= new SecretsInUse();
  return secrets;
}
