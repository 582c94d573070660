import { setTimeout as pause } from 'node:timers/promises';
import type { SignedIn } from '../identity-provider/sign-in.client.js';

export interface AccountBody {
  readonly channel: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly userName: string;
  readonly sshPublicKey: string;
  readonly certificate: { readonly name: string; readonly fileName: string; readonly content: string };
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly state: string;
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

const ACCOUNTS = '/api/v1/ftp-sftp-accounts';
const PATIENCE_MS = 30_000;

/** What the demo needs of the product's API. */
export class ProductClient {
  constructor(private readonly person: SignedIn) {}

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

  async permissions(): Promise<readonly { readonly code: string; readonly label: string }[]> {
    const { items } = await this.call<{ items: { code: string; label: string }[] }>(
      'GET',
      '/api/v1/permissions?channel=SFTP',
    );
    return items;
  }

  async accounts(): Promise<readonly Account[]> {
    return (await this.call<{ items: Account[] }>('GET', ACCOUNTS)).items;
  }

  create(body: object): Promise<Account> {
    return this.call('POST', ACCOUNTS, body);
  }

  async delete(id: string): Promise<void> {
    await this.call('DELETE', `${ACCOUNTS}/${id}`);
    await this.until(id, 'gone');
  }

  /** Resolves with the seconds it took until the account is in this state; `gone`: no longer there. */
  async until(id: string, state: string): Promise<number> {
    const startedAt = Date.now();
    for (;;) {
      const found = await this.call<Account>('GET', `${ACCOUNTS}/${id}`).catch((error: unknown) => {
        if (error instanceof Refusal && error.status === 404) return { state: 'gone' };
        throw error;
      });
      const passed = Date.now() - startedAt;
      if (found.state === state) return passed / 1000;
      if (passed > PATIENCE_MS) throw new Error(`It is still "${found.state}": ${JSON.stringify(found)}`);
      await pause(100);
    }
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
