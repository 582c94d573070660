import { ConfigurationError } from './configuration-error.js';
import { nearMisses } from './near-misses.js';
import { FILE_SUFFIX, tryVariables } from './read-variables.js';
import type { Schema, Values } from './variables.js';

/** What must hold between variables that are right one by one, or of what they name: the files of a folder. */
export interface Agreement {
  readonly between: readonly string[];
  /** Throws or rejects with a ConfigurationError where it does not hold. */
  hold(values: Readonly<Record<string, unknown>>): unknown;
}

/** What one process is configured by. */
export interface Configuration<S extends Schema = Schema> {
  readonly variables: S;
  readonly agreements: readonly Agreement[];
}

/** @param hold is asked once all of these variables could be read; throws or rejects with a ConfigurationError */
export function agreement<S extends Schema>(between: S, hold: (values: Values<S>) => unknown): Agreement {
  return { between: Object.keys(between), hold: (values) => hold(values as Values<S>) };
}

/**
 * Reads all that a process is configured by, and judges all of it before anything is said.
 * @param elsewhere names that other processes of the product read: one file with variables may serve them all
 * @throws ConfigurationError naming everything that is missing, wrong, in disagreement or misspelt
 */
export async function readConfiguration<S extends Schema>(
  { variables, agreements }: Configuration<S>,
  elsewhere: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Values<S>> {
  const { values, faults } = tryVariables(variables, environment);
  const judged = agreements
    .filter(({ between }) => between.every((name) => name in values))
    .map((each) => faultsOf(each, values));
  const all = [...faults, ...(await Promise.all(judged)).flat(), ...misspelt(variables, elsewhere, environment)];
  if (all.length > 0) throw new ConfigurationError(all);
  return values as Values<S>;
}

async function faultsOf(each: Agreement, values: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  try {
    await each.hold(values);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
}

function misspelt(variables: Schema, elsewhere: readonly string[], environment: NodeJS.ProcessEnv): readonly string[] {
  const read = withFiles(Object.keys(variables));
  const known = new Set([...read, ...withFiles(elsewhere)]);
  const unknown = Object.keys(environment).filter((name) => !known.has(name));
  // What is given under its right name was not meant by another.
  const awaited = read.filter((name) => (environment[name] ?? '') === '');
  return nearMisses(unknown, awaited).map(({ given, meant }) => `${given}: did you mean ${meant}?`);
}

function withFiles(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [name, `${name}${FILE_SUFFIX}`]);
}
