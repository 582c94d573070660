import { readFileSync } from 'node:fs';
import { ConfigurationError } from './configuration-error.js';
import type { Schema, Values } from './variables.js';

export const FILE_SUFFIX = '_FILE';

/** What could be read of a schema, and what is wrong with the rest. */
export interface Reading {
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: readonly string[];
}

/**
 * Reads a schema from the environment. Each variable may instead be given as a file whose name stands in `<NAME>_FILE`
 * (for secrets that are mounted as files); a line end at its end is dropped.
 */
export function tryVariables(schema: Schema, environment: NodeJS.ProcessEnv): Reading {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(schema)) {
    try {
      const given = lookUp(name, environment);
      if (given !== undefined) values[name] = definition.parse(given);
      else if ('fallback' in definition) values[name] = definition.fallback;
      else faults.push(`${name} is missing: ${definition.description}`);
    } catch (error) {
      faults.push(`${name} ${error instanceof Error ? error.message : 'is not usable'}: ${definition.description}`);
    }
  }
  return { values, faults };
}

/** @throws ConfigurationError naming every variable that is missing or wrong */
export function readVariables<S extends Schema>(schema: S, environment: NodeJS.ProcessEnv = process.env): Values<S> {
  const { values, faults } = tryVariables(schema, environment);
  if (faults.length > 0) throw new ConfigurationError(faults);
  return values as Values<S>;
}

function lookUp(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  const fileName = `${name}${FILE_SUFFIX}`;
  const { [name]: direct = '', [fileName]: file = '' } = environment;
  if (direct !== '' && file !== '') throw new Error(`is given twice, by itself and by ${fileName}: give one of them`);
  if (direct !== '') return direct;
  return file === '' ? undefined : contentOf(file, fileName);
}

function contentOf(file: string, fileName: string): string {
  let content: string;
  try {
    content = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new Error(`cannot be read from the file that ${fileName} names (${code})`, { cause: error });
  }
  if (content === '') throw new Error(`is empty in the file that ${fileName} names`);
  return content;
}
