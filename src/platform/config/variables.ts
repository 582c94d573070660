/** One environment variable: how its text becomes a value, and what an operator should know about it. */
export interface Variable<T> {
  readonly description: string;
  /** What is accepted, in words. */
  readonly type: string;
  /** In what a number counts. */
  readonly unit?: string;
  /** Used when the variable is absent; without one, the variable is required. */
  readonly fallback?: T;
  /** Never shown, not even in errors. */
  readonly secret: boolean;
  /** A text as an operator would give it. */
  readonly example?: string;
  /** Turns the text into a value, or throws an Error that says what is expected and holds nothing of the text itself. */
  parse(text: string): T;
}

export type Schema = Readonly<Record<string, Variable<unknown>>>;
export type Values<S extends Schema> = { readonly [K in keyof S]: S[K] extends Variable<infer T> ? T : never };

interface Options<T> {
  readonly fallback?: T;
  readonly secret?: boolean;
  readonly example?: string;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  /** In what it counts. */
  readonly unit: string;
}

/** One with a type of its own. */
export function variable<T>(
  description: string,
  type: string,
  parse: (text: string) => T,
  options: Options<T> & { readonly unit?: string } = {},
): Variable<T> {
  return { description, type, parse, ...options, secret: options.secret ?? false };
}

export function text(description: string, options: Options<string> & { minLength?: number } = {}): Variable<string> {
  const { minLength: least = 1, ...others } = options;
  return variable(
    description,
    least > 1 ? `text of at least ${least} characters` : 'text',
    (value) => {
      if (value.length < least) throw new Error(`needs at least ${least} characters`);
      return value;
    },
    others,
  );
}

export function integer(description: string, bounds: Bounds, options: Options<number> = {}): Variable<number> {
  const { min, max, unit } = bounds;
  return variable(
    description,
    `whole number from ${min} to ${max}`,
    (value) => {
      const number = Number(value);
      if (!/^\d{1,15}$/.test(value) || number < min || number > max)
        throw new Error(`must be a whole number from ${min} to ${max}`);
      return number;
    },
    { ...options, unit },
  );
}

/** A port to listen on; 0 takes a free one. */
export function port(description: string, options: Options<number> = {}): Variable<number> {
  const number = integer(description, { min: 0, max: 65_535, unit: 'port' });
  return variable(description, 'port (0 to 65535)', (value) => number.parse(value), options);
}

export function url(
  description: string,
  protocols: readonly string[],
  options: Options<string> = {},
): Variable<string> {
  const told = protocols.map((protocol) => `${protocol}//`).join(' or ');
  return variable(
    description,
    `URL (${protocols.join(' ')})`,
    (value) => {
      const parsed = URL.parse(value);
      if (!parsed || !protocols.includes(parsed.protocol)) throw new Error(`must be a URL that starts with ${told}`);
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
    `one of ${values.join(', ')}`,
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
    'true or false',
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
    'texts, separated by commas',
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
    `some of ${values.join(', ')}, separated by commas`,
    (value) =>
      list(description)
        .parse(value)
        .map((item) => each.parse(item)),
    options,
  );
}
