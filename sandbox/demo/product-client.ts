import { setTimeout as pause } from 'node:timers/promises';
import type { SignedIn } from '../identity-provider/sign-in.client.js';

export interface SftpAccountBody {
  readonly channel: 'SFTP';
  readonly name: string;
  readonly permissions: readonly string[];
  readonly userName: string;
  readonly sshPublicKey: string;
  readonly certificate: { readonly name: string; readonly fileName: string; readonly content: string };
}

export interface Account {
  readonly id: string;
  readonly channel: string;
  readonly name: string;
  readonly state: string;
  /** Of FTP and SFTP. */
  readonly login?: string;
  /** Of REST, once the worker has made it. */
  readonly clientId?: string | null;
  /** Of SOAP and REST. */
  readonly certificates?: readonly { readonly id: string; readonly name: string; readonly state: string }[];
}

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly issues?: readonly {
    readonly field?: string;
    readonly rule?: string;
    readonly demand?: string;
    readonly remedy?: string;
  }[];
}

/** The product's answer that something is not possible. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(describe(status, problem));
  }
}

const PATIENCE_MS = 30_000;

type Call = <T>(method: string, path: string, body?: object) => Promise<T>;

/** FTP and SFTP accounts, or SOAP and REST accounts. */
class Accounts {
  constructor(
    private readonly path: string,
    private readonly call: Call,
  ) {}

  async list(): Promise<readonly Account[]> {
    return (await this.call<{ items: Account[] }>('GET', this.path)).items;
  }

  create(body: object): Promise<Account> {
    return this.call('POST', this.path, body);
  }

  /** Asks for a change and waits until every gateway has it. */
  async change(method: 'POST' | 'PUT' | 'DELETE', id: string, part: string, body?: object): Promise<Account> {
    await this.call(method, `${this.path}/${id}/${part}`, body);
    await this.until(id, 'active');
    return this.call('GET', `${this.path}/${id}`);
  }

  async delete(id: string): Promise<void> {
    await this.call('DELETE', `${this.path}/${id}`);
    await this.until(id, 'gone');
  }

  /** Resolves with the account once it is in this state; `gone`: no longer there. */
  async until(id: string, state: string): Promise<Partial<Account>> {
    const startedAt = Date.now();
    for (;;) {
      const found = await this.call<Account>('GET', `${this.path}/${id}`).catch((error: unknown) => {
        if (error instanceof Refusal && error.status === 404) return { state: 'gone' };
        throw error;
      });
      if (found.state === state) return found;
      if (Date.now() - startedAt > PATIENCE_MS)
        throw new Error(`It is still "${found.state}": ${JSON.stringify(found)}`);
      await pause(100);
    }
  }
}

/** What the demo needs of the product's API. */
export class ProductClient {
  readonly files: Accounts;
  readonly services: Accounts;

  constructor(private readonly person: SignedIn) {
    const call: Call = (method, path, body) => this.call(method, path, body);
    this.files = new Accounts('/api/v1/ftp-sftp-accounts', call);
    this.services = new Accounts('/api/v1/web-service-accounts', call);
  }

  session(): Promise<{
    readonly person: { readonly name: string };
    readonly organisation: { readonly organisationName: string; readonly role: string } | null;
  }> {
    return this.call('GET', '/api/v1/session');
  }

  async hasContact(): Promise<boolean> {
    const response = await this.person.fetch('/api/v1/contact');
    await response.body?.cancel();
    return response.ok;
  }

  giveContact(contact: Record<string, string>): Promise<{ readonly sender: { readonly number: string } }> {
    return this.call('PUT', '/api/v1/contact', contact);
  }

  /** Codes of the first `count` permissions of a channel. */
  async permissions(channel: string, count: number): Promise<readonly string[]> {
    const { items } = await this.call<{ items: { code: string }[] }>('GET', `/api/v1/permissions?channel=${channel}`);
    return items.slice(0, count).map(({ code }) => code);
  }

  /** Resolves with the refusal. @throws when the product accepts, or fails itself */
  async refused(attempt: Promise<unknown>): Promise<Refusal> {
    const refusal = await attempt.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (refusal instanceof Refusal && refusal.status >= 400 && refusal.status < 500) return refusal;
    throw refusal instanceof Error ? refusal : new Error('It was accepted.');
  }

  private async call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.person.fetch(path, {
      method,
      headers: { 'Accept-Language': 'en' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? {} : JSON.parse(text);
    if (!response.ok) throw new Refusal(response.status, answer as Problem);
    return answer as T;
  }
}

function describe(status: number, { title, detail, issues = [] }: Problem): string {
  const lines = issues.map(
    ({ field, rule, remedy, demand }) => `${[field, rule].filter(Boolean).join(', ')}: ${remedy || demand || ''}`,
  );
  return [`${status} ${title ?? ''}${detail ? `: ${detail}` : ''}`, ...lines].join('\n');
}
