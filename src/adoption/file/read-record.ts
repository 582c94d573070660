import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { issuesOfShape } from '../../platform/http/validation.js';
import { remarkOf, type Remark } from '../fault.js';
import { AccountRecordDto, AdoptionHeaderDto, SenderRecordDto, type AdoptionRecord } from './adoption-record.dto.js';
import { MOST_OCTETS_OF_A_LINE, type Line } from './read-lines.js';

export type ReadRecord =
  | { readonly line: number; readonly record: AdoptionRecord }
  | { readonly line: number; readonly faults: readonly Remark[]; readonly given: unknown };

const KINDS: Readonly<Record<string, ClassConstructor<AdoptionRecord>>> = {
  adoption: AdoptionHeaderDto,
  sender: SenderRecordDto,
  account: AccountRecordDto,
};
/** Whatever is wrong with them, they are not shown. */
const SECRET = /^(passwordHash|sshPublicKey|certificates\.\d+\.content|contact\..*)$/;
const LONGEST_SHOWN = 60;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads one line into a record of its kind, or tells everything that is wrong with its shape. Undefined for an empty line. */
export function readRecord({ number: line, bytes }: Line): ReadRecord | undefined {
  if (bytes === null)
    return unreadable(line, 'line-length', `A line has at most ${MOST_OCTETS_OF_A_LINE / 1024 / 1024} MiB.`);
  let given: unknown;
  try {
    const text = utf8.decode(bytes);
    if (text.trim() === '') return undefined;
    given = JSON.parse(text);
  } catch {
    return unreadable(line, 'json', 'Each line is one JSON object, in UTF-8.');
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return unreadable(line, 'json', 'Each line is one JSON object, in UTF-8.');
  const kind = (given as { record?: unknown }).record;
  const type = typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!type) {
    const demand = `One of these values: ${Object.keys(KINDS).join(', ')}.`;
    return { line, given, faults: [{ field: 'record', rule: 'is-in', demand, ...shown(given, 'record') }] };
  }
  let record: AdoptionRecord;
  let errors: ValidationError[];
  try {
    record = plainToInstance(type, given);
    errors = validateSync(record, { whitelist: true, forbidNonWhitelisted: true });
  } catch {
    // Nested so deep that nobody can follow.
    return unreadable(line, 'json', 'Each line is one JSON object of the documented form.');
  }
  if (errors.length === 0) return { line, record };
  const faults = issuesOfShape(errors).map((issue) => ({ ...remarkOf(issue), ...shown(given, issue.field) }));
  return { line, given, faults };
}

function unreadable(line: number, rule: string, demand: string): ReadRecord {
  return { line, given: undefined, faults: [{ field: '', rule, demand }] };
}

/** What stands in the file at this field, as far as it may be shown. */
function shown(given: unknown, field: string): { readonly found?: string } {
  if (SECRET.test(field)) return {};
  let value = given;
  for (const step of field.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return { found: 'nothing' };
    value = (value as Record<string, unknown>)[step];
  }
  const text = JSON.stringify(value) ?? '';
  return { found: text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN).toWellFormed()}…` : text };
}
