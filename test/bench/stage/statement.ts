/** One statement as the product sent it to PostgreSQL. */
export interface Statement {
  /** Statements with the same number went over the same connection. */
  readonly client: number;
  /** Options of that connection: the queue's has a search path of its own. */
  readonly options: string;
  readonly text: string;
  /** Of a prepared statement. */
  readonly name?: string;
  readonly values: readonly unknown[];
}

/** One request as the product sent it to a gateway. */
export interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What the product did, in its order. */
export type Step = Statement | Call;

export function isCall(step: Step): step is Call {
  return 'url' in step;
}

/** What a route ran for one request, and what it answered. */
export interface RecordedRequest {
  readonly statements: readonly Statement[];
  readonly answer: { readonly status: number; readonly headers: Record<string, string>; readonly body: string };
}

/** A Buffer survives JSON as `{ base64 }`. */
export function packed(value: unknown): unknown {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  return value instanceof Date ? value.toISOString() : value;
}

export function unpacked(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'base64' in value)
    return Buffer.from(String(value.base64), 'base64');
  return value;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const HASH = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g;
const LONGEST_HASH = 64;

/** Ids and hashes that are in one recording and not in the other: a request that is sent again needs new ones. */
export function newIn(recorded: RecordedRequest, other: RecordedRequest): readonly string[] {
  const known = tokensIn(other.statements);
  return [...tokensIn(recorded.statements)].filter((token) => !known.has(token));
}

export function tokensIn(steps: readonly Step[]): ReadonlySet<string> {
  const tokens = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'string') {
      for (const pattern of [UUID, HASH]) for (const [token] of value.matchAll(pattern)) tokens.add(token);
    } else if (typeof value === 'object' && value !== null && 'base64' in value) {
      const bytes = Buffer.from(String(value.base64), 'base64');
      if (bytes.length <= LONGEST_HASH) tokens.add(String(value.base64));
    }
  };
  // MikroORM writes values into the text.
  for (const step of steps) (isCall(step) ? [step.url, step.body] : [step.text, ...step.values]).forEach(look);
  return tokens;
}
