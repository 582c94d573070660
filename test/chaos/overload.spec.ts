import type { SignedIn } from '../../sandbox/identity-provider/sign-in.client.js';
import { startProduct, type Product } from '../e2e/harness/product.js';
import { giveContact } from '../e2e/harness/sftp-account.js';

const AT_ONCE = 4;
const IN_LINE = 2 * AT_ONCE;
const WAIT_AT_MOST_MS = 2_000;
/** Twice as many callers as there is room for, each of which asks again as soon as it is answered. */
const CALLERS = 2 * (AT_ONCE + IN_LINE);
const ANSWERS = 4_000;
/** What is worked on when the line moves, on a machine that does other things too. */
const WORK_MS = 3_000;
/** Generations of garbage that have not been collected yet are no growth. */
const MEMORY_AT_MOST = 1.25;

interface Timed {
  readonly status: number;
  readonly ms: number;
}

describe('more requests than can be borne', () => {
  let product: Product;
  let client: SignedIn;
  let operations: SignedIn;

  beforeAll(async () => {
    product = await startProduct({
      without: ['worker'],
      api: { REQUESTS_AT_ONCE: String(AT_ONCE), METRICS_PORT: '0', LOG_LEVEL: 'info' },
    });
    client = await product.signIn('access-manager');
    operations = await product.signIn('operations');
    await giveContact(client);
  });
  afterAll(() => product.stop());

  const askContact = () => client.fetch('/api/v1/contact', { headers: { 'Accept-Language': 'nl' } });

  const metric = async (name: string): Promise<number> => {
    const address = /http:\/\/127\.0\.0\.1:\d+\/metrics/.exec(product.output('api'))?.[0] ?? '';
    const text = await (await fetch(address)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  };

  /** Nobody can read contact details while this runs: requests for them pile up. */
  const whileNothingMoves = async (act: () => Promise<void>): Promise<void> => {
    const holder = await product.connect();
    await holder.query('begin; lock table contact in access exclusive mode');
    try {
      await act();
    } finally {
      await holder.query('rollback');
      await holder.end();
    }
  };

  it('are turned away at once when the line is full, kindly; health and operations get in, and those in line are served', async () => {
    const turnedAway = 3;
    const shed: Response[] = [];
    const asked: Promise<Response>[] = [];
    const before = await metric('chaman_requests_shed_total');
    await whileNothingMoves(async () => {
      await new Promise<void>((resolve) => {
        for (let count = 0; count < AT_ONCE + IN_LINE + turnedAway; count += 1) {
          const answer = askContact();
          asked.push(answer);
          void answer.then((response) => {
            if (response.status === 503) shed.push(response);
            if (shed.length === turnedAway) resolve();
          });
        }
      });
      const others = await Promise.all([
        fetch(`${product.url}/health/live`),
        fetch(`${product.url}/health/ready`),
        operations.fetch('/api/v1/ops/gateways'),
      ]);
      expect(others.map(({ status }) => status)).toEqual([200, 200, 200]);
    });
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(AT_ONCE + IN_LINE);
    expect(shed).toHaveLength(turnedAway);
    for (const response of shed) {
      const seconds = response.headers.get('Retry-After');
      expect(Number(seconds)).toBeGreaterThanOrEqual(2);
      expect(response.headers.get('Content-Type')).toMatch('application/problem+json');
      expect(await response.json()).toMatchObject({
        ...{ status: 503, type: 'urn:problem-type:belgif:serviceUnavailable', title: 'Het is nu erg druk' },
        detail: expect.stringContaining(`over ${seconds} seconden`),
      });
    }
    expect((await metric('chaman_requests_shed_total')) - before).toBe(turnedAway);
  });

  it('wait no longer than people would', async () => {
    const answers: Promise<Response>[] = [];
    await whileNothingMoves(async () => {
      for (let count = 0; count < AT_ONCE; count += 1) answers.push(askContact());
      await product.untilBlocked('api');
      const began = performance.now();
      const last = Promise.race([...answers, askContact(), askContact()]);
      expect((await last).status).toBe(503);
      expect(performance.now() - began).toBeGreaterThan(WAIT_AT_MOST_MS / 2);
    });
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it('keep the time of those let in bounded and memory flat for as long as they come, and all is well when they end', async () => {
    const answers: Timed[] = [];
    const memory: number[] = [];
    const caller = async () => {
      while (answers.length < ANSWERS) {
        const began = performance.now();
        const response = await askContact();
        await response.arrayBuffer();
        answers.push({ status: response.status, ms: performance.now() - began });
        if (answers.length % (ANSWERS / 8) === 0) memory.push(await metric('process_resident_memory_bytes'));
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, caller));

    const letIn = answers.filter(({ status }) => status === 200);
    const turnedAway = answers.filter(({ status }) => status === 503);
    expect(letIn.length + turnedAway.length).toBe(answers.length);
    expect(letIn.length).toBeGreaterThan(ANSWERS / 10);
    expect(turnedAway.length).toBeGreaterThan(0);
    expect(Math.max(...letIn.map(({ ms }) => ms))).toBeLessThan(WAIT_AT_MOST_MS + WORK_MS);
    const half = memory.length / 2;
    expect(Math.max(...memory.slice(half))).toBeLessThan(Math.max(...memory.slice(0, half)) * MEMORY_AT_MOST);

    await product.untilWritten('api', 'every request is let in again');
    const after = await Promise.all(Array.from({ length: AT_ONCE + IN_LINE }, askContact));
    expect(after.map(({ status }) => status)).toEqual(after.map(() => 200));
  });
});
