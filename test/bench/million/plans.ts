import type pg from 'pg';
import { unpacked, type Statement } from '../stage/statement.js';

/** What is read whole costs more with every account. */
const GROWING = [
  'sender',
  'contact',
  'account',
  'provisioning_target',
  'account_permission',
  'certificate',
  'ssh_key',
  'change',
  'audit_event',
  'issued_identifier',
];
/** More rows than any page or list of one sender has. */
const MOST_SORTED = 5_000;

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Plan Rows': number;
  readonly Plans?: readonly Node[];
}

/** Why a statement would grow with the tables; undefined where it does not, or is none that reads. */
export async function fault(client: pg.Client, { text, values }: Statement): Promise<string | undefined> {
  if (
    !/^\s*(--.*\n\s*)?(select|update|delete|insert|with)\b/i.test(text) ||
    /\badd_job\(|pg_notify|pg_advisory/.test(text)
  )
    return undefined;
  await client.query('begin');
  try {
    const parameters = values.map((value) => (Array.isArray(value) ? value.map(unpacked) : unpacked(value)));
    const { rows } = await client.query<{ 'QUERY PLAN': readonly { readonly Plan: Node }[] }>(
      `explain (format json) ${text}`,
      parameters,
    );
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    return plan && faultOf(plan);
  } finally {
    await client.query('rollback');
  }
}

function faultOf(node: Node): string | undefined {
  const { 'Node Type': type, 'Relation Name': relation, 'Plan Rows': rows, Plans: below = [] } = node;
  if (type === 'Seq Scan' && relation !== undefined && GROWING.includes(relation)) return `reads all of ${relation}`;
  if (type === 'Sort' && rows > MOST_SORTED) return `sorts ${rows} rows`;
  for (const each of below) {
    const found = faultOf(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
