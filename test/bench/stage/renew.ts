import { randomBytes, randomUUID } from 'node:crypto';
import type { Step } from './statement.js';

function another(token: string): string {
  if (token.includes('-')) return randomUUID();
  return /^[0-9a-f]{64}$/.test(token)
    ? randomBytes(32).toString('hex')
    : randomBytes(Buffer.from(token, 'base64').length).toString('base64');
}

/** Makes the same steps with other ids and hashes. */
export class Renewal {
  private readonly pattern: RegExp;

  /** @param fresh tokens that each time are new ones */
  constructor(
    private readonly steps: readonly Step[],
    private readonly fresh: readonly string[],
    replaced: readonly string[] = [],
  ) {
    const tokens = [...fresh, ...replaced].map((token) => token.replace(/[+/=]/g, '\\$&'));
    this.pattern = new RegExp(tokens.join('|') || '(?!)', 'g');
  }

  /** @param given what stands for those that are replaced */
  next(given: Readonly<Record<string, string>> = {}): readonly Step[] {
    const mapping = new Map([...this.fresh.map((token) => [token, another(token)] as const), ...Object.entries(given)]);
    if (mapping.size === 0) return this.steps;
    const renew = (value: unknown): unknown => {
      if (typeof value === 'string') return value.replace(this.pattern, (token) => mapping.get(token) ?? token);
      if (Array.isArray(value)) return value.map(renew);
      if (typeof value === 'object' && value !== null)
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renew(each)]));
      return value;
    };
    return this.steps.map((step) => renew(step) as Step);
  }
}
