import { readFileSync } from 'node:fs';

/** One environment variable: how its text becomes a value, and what an operator should know about it. */
export interface Variable<T> {
  readonly description: string;
  /** Used when the variable is absent; without one, the variable is required. */
  readonly fallback?: T;
  /** Never shown, not even in errors. */
  readonly secret: boolean;
  /** Turns the text into a value, or throws an Error that says what is expected. */
  parse(text: string): T;
}

export type Schema = Readonly<Record<string, Variable<unknown>>>;
export type Values<S extends Schema> = { readonly [K in keyof S]: S[K] extends Variable<infer T> ? T : never };

interface Options<T> {
  readonly fallback?: T;
  readonly secret?: boolean;
}

function variable<T>(description: string, parse: (text: string) => T, options: Options<T>): Variable<T> {
  return {
    description,
    parse,
    secret: options.secret ?? false,
    ...('fallback' in options && { fallback: options.fallback }),
  };
}

export function text(description: string, options: Options<string> & { minLength?: number } = {}): Variable<string> {
  return variable(
    description,
    (value) => {
      const least = options.minLength ?? 1;
      if (value.length < least) throw new Error(`needs at least ${least} characters`);
      return value;
    },
    options,
  );
}

export function integer(
  description: string,
  bounds: { min: number; max: number },
  options: Options<number> = {},
): Variable<number> {
  return variable(
    description,
    (value) => {
      const number = Number(value);
      if (!/^\d{1,15}$/.test(value) || number < bounds.min || number > bounds.max)
        throw new Error(`must be a whole number from ${bounds.min} to ${bounds.max}`);
      return number;
    },
    options,
  );
}

export function url(
  description: string,
  protocols: readonly string[],
  options: Options<string> = {},
): Variable<string> {
  return variable(
    description,
    (value) => {
      const parsed = URL.parse(value);
      if (!parsed || !protocols.includes(parsed.protocol))
        throw new Error(`must be a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`);
      return value.replace(/\/$/, '');
    },
    options,
  );
}

export function oneOf<const T extends string>(
  description: string,
  values: readonly T[],
  options: Options<T> = {},
): Variable<T> {
  return variable(
    description,
    (value) => {
      const match = values.find((candidate) => candidate === value);
      if (match === undefined) throw new Error(`must be one of ${values.join(', ')}`);
      return match;
    },
    options,
  );
}

export function flag(description: string, options: Options<boolean> = {}): Variable<boolean> {
  return variable(
    description,
    (value) => {
      if (value !== 'true' && value !== 'false') throw new Error('must be true or false');
      return value === 'true';
    },
    options,
  );
}

export function list(description: string, options: Options<readonly string[]> = {}): Variable<readonly string[]> {
  return variable(
    description,
    (value) =>
      value
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    options,
  );
}

/** Some of these values, separated by commas. */
export function listOf<const T extends string>(
  description: string,
  values: readonly T[],
  options: Options<readonly T[]> = {},
): Variable<readonly T[]> {
  const each = oneOf(description, values);
  return variable(
    description,
    (value) =>
      list(description)
        .parse(value)
        .map((item) => each.parse(item)),
    options,
  );
}

/** Everything that is wrong with the environment, as one readable list. */
export class ConfigurationError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/**
 * Reads a schema from the environment. Each variable may instead be given as a file whose name stands in `<NAME>_FILE`
 * (for secrets that are mounted as files); a line end at its end is dropped.
 * @throws ConfigurationError naming every variable that is missing or wrong
 */
export function readVariables<S extends Schema>(schema: S, environment: NodeJS.ProcessEnv = process.env): Values<S> {
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
  if (faults.length > 0) throw new ConfigurationError(faults);
  return values as Values<S>;
}

function lookUp(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  const direct = environment[name];
  if (direct !== undefined && direct !== '') return direct;
  const file = environment[`${name}_FILE`];
  if (file === undefined || file === '') return undefined;
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    throw new Error(`cannot be read from the file that ${name}_FILE names`);
  }
}
