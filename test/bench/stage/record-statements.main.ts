import { appendFileSync } from 'node:fs';
import pg from 'pg';
import { packed } from './statement.js';

/** Loaded before the product's own program: writes down every statement and every call that it sends, in its order. Never while it is measured. */

const file = process.env['BENCH_STATEMENTS'] ?? '';
const numbers = new WeakMap<object, number>();
let clients = 0;

interface Client {
  readonly connectionParameters?: { readonly options?: string };
}

type Query = (this: Client, ...args: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };
const query = prototype.query;
prototype.query = function (this: Client, ...args) {
  const [statement, given] = args as [unknown, unknown];
  const known =
    typeof statement === 'string'
      ? { text: statement }
      : (statement as { text?: string; name?: string; values?: unknown[] });
  const values = 'values' in known && known.values ? known.values : Array.isArray(given) ? given : [];
  if (!numbers.has(this)) numbers.set(this, (clients += 1));
  if (file !== '' && known.text !== undefined) {
    const options = this.connectionParameters?.options ?? '';
    const told = {
      client: numbers.get(this),
      options,
      text: known.text,
      ...('name' in known && { name: known.name }),
      values: values.map((value: unknown) => (Array.isArray(value) ? value.map(packed) : packed(value))),
    };
    appendFileSync(file, `${JSON.stringify(told)}\n`);
  }
  return query.apply(this, args);
};

const send = globalThis.fetch;
globalThis.fetch = (input, init) => {
  if (file !== '' && typeof input === 'string') {
    const { method = 'GET', headers, body } = init ?? {};
    const given = Object.fromEntries(new Headers(headers));
    const told = { method, url: input, headers: given, ...(typeof body === 'string' && { body }) };
    appendFileSync(file, `${JSON.stringify(told)}\n`);
  }
  return send(input, init);
};
