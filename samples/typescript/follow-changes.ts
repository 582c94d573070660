/**
 * Keeps a copy of all senders and their accounts, as another system does: reads all once, then follows the feed of changes.
 * Needs Node.js 22.18 or newer. Its types come from the client that is generated from the API's description.
 *
 *   TOKEN_URL, CLIENT_ID, CLIENT_SECRET  of the system, at the authorization server
 *   API_URL                              for instance https://chaman.example/api/v1
 *   COPY_DIR                             <sender number>.json for each sender, and how far the feed was read
 *   ONCE                                 when set: end as soon as there is nothing more to read
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type {
  ChangePageDto,
  FeedCursorDto,
  LookedUpAccountListDto,
  SenderDto,
  SenderPageDto,
} from '../../openapi/client/types.gen.ts';

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing.`);
  return value;
}

const directory = given('COPY_DIR');
const cursorFile = join(directory, 'cursor');
const once = Boolean(process.env['ONCE']);
let token: string | undefined;

async function newToken(): Promise<string> {
  const credentials = Buffer.from(`${given('CLIENT_ID')}:${given('CLIENT_SECRET')}`).toString('base64');
  const response = await fetch(given('TOKEN_URL'), {
    method: 'POST',
    headers: { Authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
    signal: AbortSignal.timeout(30_000),
  });
  const answer = (await response.json()) as { access_token?: string; error?: string };
  if (!answer.access_token) throw new Error(`No token: ${response.status} ${answer.error}`);
  return answer.access_token;
}

class Refused extends Error {
  readonly status: number;
  constructor(path: string, status: number, problem: { title?: string; detail?: string }) {
    super(`GET ${path}: ${status} ${problem.detail ?? problem.title}`);
    this.status = status;
  }
}

/** Asks again where that can help. @throws Refused */
async function get<Answer>(path: string, renewed = false): Promise<Answer> {
  token ??= await newToken();
  const response = await fetch(`${given('API_URL')}${path}`, {
    headers: { Authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(60_000),
  });
  const body: unknown = await response.json();
  if (response.ok) return body as Answer;
  if (response.status === 429 || response.status === 503) {
    await pause(Number(response.headers.get('Retry-After') ?? 5) * 1000);
    return get(path, renewed);
  }
  if (response.status === 401 && !renewed) {
    token = undefined;
    return get(path, true);
  }
  throw new Refused(path, response.status, body as object);
}

/** Resolves with undefined where this status was answered. */
async function getUnless<Answer>(status: number, path: string): Promise<Answer | undefined> {
  return get<Answer>(path).catch((error: unknown) => {
    if (error instanceof Refused && error.status === status) return undefined;
    throw error;
  });
}

/** Another process never reads half of it. */
async function store(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

async function keep(number: string): Promise<void> {
  const file = join(directory, `${number}.json`);
  const sender = await getUnless<SenderDto>(404, `/senders/${number}`);
  const accounts = sender && (await getUnless<LookedUpAccountListDto>(404, `/senders/${number}/accounts`));
  if (accounts) await store(file, JSON.stringify({ sender, accounts: accounts.items }));
  else await rm(file, { force: true });
}

/** The cursor comes first: what changes while all is read is then told once more, and nothing is missed. */
async function readAll(): Promise<string> {
  const { cursor } = await get<FeedCursorDto>('/changes/latest');
  const numbers = new Set<string>();
  let after: string | null = '';
  while (after !== null) {
    const page: SenderPageDto = await get(`/senders?limit=200${after && `&after=${encodeURIComponent(after)}`}`);
    for (const { number } of page.items) numbers.add(number);
    after = page.next;
  }
  for (const number of numbers) await keep(number);
  for (const file of await readdir(directory))
    if (file.endsWith('.json') && !numbers.has(file.slice(0, -'.json'.length))) await rm(join(directory, file));
  await store(cursorFile, cursor);
  return cursor;
}

await mkdir(directory, { recursive: true });
let cursor = await readFile(cursorFile, 'utf8').catch(() => readAll());
while (true) {
  const path = `/changes?after=${encodeURIComponent(cursor)}&limit=1000&wait=${once ? 0 : 30}`;
  const page = await getUnless<ChangePageDto>(410, path);
  if (!page) {
    cursor = await readAll(); // away for too long, or the database was restored
    continue;
  }
  for (const number of new Set(page.items.map(({ senderNumber }) => senderNumber))) await keep(number);
  // Last: whoever dies before reads this page again, which does no harm.
  await store(cursorFile, page.next);
  cursor = page.next;
  if (once && !page.more) break;
}
