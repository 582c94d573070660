/** A person who is signed in, as far as HTTP can tell. */
export interface SignedIn {
  /** Value for the Cookie header. */
  readonly cookie: string;
  /** Origin of the product. */
  readonly origin: string;
  /** Page that sign-in led to. */
  readonly landedOn: string;
  /** Calls the product as its own page would: with the cookie, and with the origin and the token that changes need. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Keeps the cookies of one site, as a browser does. */
export class CookieJar {
  private readonly cookies = new Map<string, string>();

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const at = pair.indexOf('=');
      const name = pair.slice(0, at);
      const expires = attributes.find((attribute) => /^expires=/i.test(attribute))?.slice('expires='.length);
      if (expires !== undefined && Date.parse(expires) <= Date.now()) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(at + 1));
    }
  }

  get header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/** A sign-in that has come as far as the identity provider's answer, which the browser has not handed over yet. */
export interface Answered {
  /** What it posts: `SAMLResponse` and the like. */
  readonly fields: Readonly<Record<string, string>>;
  /** Hands it over and follows to the end. @throws Error that says at which step it failed */
  finish(): Promise<SignedIn>;
}

/** Signs a sample person in, playing the browser step by step. @throws Error that says at which step it failed */
export async function signIn(productUrl: string, personId: string, returnTo = '/'): Promise<SignedIn> {
  return (await signInUntilAnswered(productUrl, personId, returnTo)).finish();
}

export async function signInUntilAnswered(productUrl: string, personId: string, returnTo = '/'): Promise<Answered> {
  const jar = new CookieJar();
  const start = await visit(jar, `${productUrl}/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
  const { action, fields } = await chooseAtIdentityProvider(location(start, 'start'), personId);
  const finish = async () => {
    // Posted from another site: a browser sends no Lax cookie along.
    const accepted = await fetch(action, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Origin: new URL(location(start, 'start')).origin, Accept: 'application/json' },
      redirect: 'manual',
    });
    const completed = await visit(jar, new URL(location(accepted, 'answer'), productUrl).href);
    return signedIn(productUrl, jar, location(completed, 'completion'));
  };
  return { fields, finish };
}

function signedIn(productUrl: string, jar: CookieJar, landedOn: string): SignedIn {
  let known: Promise<string> | undefined;
  const csrfToken = () => (known ??= readCsrfToken(productUrl, jar));
  return {
    get cookie() {
      return jar.header;
    },
    origin: new URL(productUrl).origin,
    landedOn,
    async fetch(path, init = {}) {
      const headers = new Headers(init.headers);
      if (!headers.has('Cookie')) headers.set('Cookie', jar.header);
      if (!headers.has('Origin')) headers.set('Origin', new URL(productUrl).origin);
      if (!SAFE_METHODS.includes(init.method ?? 'GET') && !headers.has('X-CSRF-Token'))
        headers.set('X-CSRF-Token', await csrfToken());
      if (typeof init.body === 'string' && !headers.has('Content-Type'))
        headers.set('Content-Type', 'application/json');
      const response = await fetch(new URL(path, productUrl), { redirect: 'manual', ...init, headers });
      jar.take(response);
      return response;
    },
  };
}

/** Empty once there is no session. */
async function readCsrfToken(productUrl: string, jar: CookieJar): Promise<string> {
  const response = await fetch(new URL('/api/v1/session', productUrl), { headers: { Cookie: jar.header } });
  const { csrfToken = '' } = (await response.json()) as { csrfToken?: string };
  return csrfToken;
}

async function visit(jar: CookieJar, url: string): Promise<Response> {
  const headers = { Cookie: jar.header, Accept: 'application/json' };
  const response = await fetch(url, { redirect: 'manual', headers });
  jar.take(response);
  return response;
}

async function chooseAtIdentityProvider(ssoUrl: string, personId: string): Promise<Form> {
  const choice = readForm(await text(await fetch(ssoUrl), 'choice'));
  const body = new URLSearchParams({ ...choice.fields, person: personId });
  const chosen = await fetch(new URL(choice.action, ssoUrl), { method: 'POST', body });
  return readForm(await text(chosen, 'identity provider'));
}

interface Form {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

function readForm(page: string): Form {
  const action = /<form[^>]*\saction="([^"]*)"/.exec(page)?.[1] ?? '';
  const inputs = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const fields = Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, unescape(value)]));
  return { action: unescape(action), fields };
}

function unescape(text: string): string {
  return text.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)));
}

async function text(response: Response, step: string): Promise<string> {
  const body = await response.text();
  if (!response.ok) throw new Error(`Sign-in failed at the ${step}: ${response.status} ${body.slice(0, 500)}`);
  return body;
}

function location(response: Response, step: string): string {
  const target = response.headers.get('Location');
  if (response.status !== 303 || target === null) throw new Error(`Sign-in failed at the ${step}: ${response.status}`);
  return target;
}
