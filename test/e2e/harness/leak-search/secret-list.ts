/** What is secret in a run of tests. */
export type SecretKind =
  | 'password'
  | 'password hash'
  | 'private key'
  | 'access token'
  | 'client assertion'
  | 'SAML response'
  | 'SAML assertion'
  | 'cookie'
  | 'session id'
  | 'sign-in ticket'
  | 'CSRF token'
  | 'gateway credential'
  | 'encryption key'
  | 'session secret'
  | 'database password'
  | 'SMTP password'
  | 'client secret';

export interface Leak {
  readonly kind: SecretKind;
  /** Where it stood, without it and without what comes after. */
  readonly told: string;
}

interface Needle {
  /** What is looked for: a form of the secret, or a piece of it. */
  readonly text: string;
  readonly form: string;
  readonly kind: SecretKind;
}

const SHORTEST = 8;
/** Of a long secret, every piece is looked for by itself: logs cut what is long. */
const PIECE = 60;
const TOLD_BEFORE = 160;
/** Nobody could guess it, so that it stands somewhere by chance. */
const FEWEST_CHARACTERS = 5;

/** Of what no log may hold whoever made it. */
const ALWAYS: readonly (readonly [SecretKind, RegExp])[] = [
  ['private key', /-----BEGIN [A-Z ]*PRIVATE KEY/],
  ['password hash', /\$argon2(id|i|d)\$v=\d+\$m=\d+,t=\d+,p=\d+\$[\w+/]{8}/],
];

/** Secrets of any number, looked for in text of any length at once. */
export class SecretList {
  private readonly seen = new Set<string>();
  /** By their first characters. */
  private readonly needles = new Map<string, Needle[]>();
  private readonly firstOf = new Map<SecretKind, string>();

  get size(): number {
    return this.seen.size;
  }

  /** One secret of each kind that was added. */
  samples(): ReadonlyMap<SecretKind, string> {
    return this.firstOf;
  }

  /** Takes it in as it is, and as it stands in JSON, in an address and in base64. What is too short to be told from chance is left out. */
  add(kind: SecretKind, secret: string): void {
    if (this.seen.has(secret) || secret.length < SHORTEST || new Set(secret).size < FEWEST_CHARACTERS) return;
    this.seen.add(secret);
    if (!this.firstOf.has(kind)) this.firstOf.set(kind, secret);
    const forms = new Set([
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    ]);
    for (const form of forms) for (const text of piecesOf(form)) this.addNeedle({ text, form, kind });
  }

  /** Each line that holds one, by the first that it holds. */
  leaksIn(text: string): readonly Leak[] {
    return text.split('\n').flatMap((line) => this.leakIn(line) ?? []);
  }

  private addNeedle(needle: Needle): void {
    const start = needle.text.slice(0, SHORTEST);
    const others = this.needles.get(start);
    if (others) others.push(needle);
    else this.needles.set(start, [needle]);
  }

  private leakIn(line: string): Leak | undefined {
    for (let at = 0; at + SHORTEST <= line.length; at += 1) {
      const found = this.needles.get(line.slice(at, at + SHORTEST))?.filter(({ text }) => line.startsWith(text, at));
      // Two tokens may begin alike.
      const first = found?.find(({ form }) => line.startsWith(form, at)) ?? found?.[0];
      if (first) return leak(first.kind, line, at);
    }
    for (const [kind, pattern] of ALWAYS) {
      const at = line.search(pattern);
      if (at >= 0) return leak(kind, line, at);
    }
    return undefined;
  }
}

function piecesOf(form: string): readonly string[] {
  if (form.length <= 2 * PIECE) return [form];
  return form.match(new RegExp(`[^]{${PIECE}}`, 'g')) ?? [];
}

function leak(kind: SecretKind, line: string, at: number): Leak {
  return { kind, told: `${line.slice(Math.max(0, at - TOLD_BEFORE), at)}«${kind}»…` };
}
