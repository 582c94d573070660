import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { CookieJar } from '../../../sandbox/identity-provider/sign-in.client.js';
import { loadSigningKey, type SigningKey } from '../../../sandbox/identity-provider/signing-key.js';
import type { RefusalReason } from '../../../src/identity/sign-in-refused.js';
import { startProduct, type Product } from '../../e2e/harness/product.js';
import { sharedRun } from '../../e2e/harness/shared-run.js';
import { answerXml, BEARER, inSeconds, SUCCESS, type AnswerParts } from './answer.js';

/** Who the accepted control signs in, and whom an attacker would rather be. */
export const EVE = 'eve';
export const ADMIN = 'admin';
const MANDATE =
  '{"organisationNumber":"0566988259","organisationName":"APK Recycling","context":"ENTERPRISE","capacity":"EMPLOYER","role":"ACCESS_MANAGER","permissions":[]}';

/** What became of an attack. */
export interface Outcome {
  readonly status: number;
  /** As the log of the process gives it, under the id that the refused browser was told. */
  readonly reason: RefusalReason | null;
  /** New sessions, new tickets, cookies: what a refusal may not leave behind. */
  readonly gained: number;
}

export function refused(reason: RefusalReason): Outcome {
  return { status: 403, reason, gained: 0 };
}

/** XML of an answer, or another way to post one. */
type Attack = string | (() => Promise<Response>);

/** A browser that was sent to the identity provider and waits for an answer. */
interface Turn {
  readonly jar: CookieJar;
  readonly parts: AnswerParts;
  readonly row: Record<string, unknown>;
}

/**
 * Tries attacks on the running product. For each, a browser asks to sign in; its control is accepted; the tables are put
 * back as they were; the attack is posted; the control is accepted once more and signs in, and nobody else.
 */
export class SamlTrial {
  private constructor(
    readonly product: Product,
    readonly provider: SigningKey,
    readonly stranger: SigningKey,
  ) {}

  /** @param api variables instead of those that tests run with, or made from them and a stranger's key */
  static async start(
    api: NodeJS.ProcessEnv | ((environment: NodeJS.ProcessEnv, stranger: SigningKey) => NodeJS.ProcessEnv) = {},
  ): Promise<SamlTrial> {
    const { seed, dataDir } = sharedRun();
    const [provider, stranger] = await Promise.all([
      loadSigningKey(join(seed, 'identity-provider')),
      loadSigningKey(join(dataDir, `stranger-${randomBytes(4).toString('hex')}`)),
    ]);
    const product = await startProduct({ without: ['api', 'worker'] });
    try {
      await product.startApi(typeof api === 'function' ? api(product.environment.apiEnvironment, stranger) : api);
    } catch (error) {
      await product.stop();
      throw error;
    }
    return new SamlTrial(product, provider, stranger);
  }

  /** @returns what became of the attack, once its control has passed before and after it */
  attack(
    control: (parts: AnswerParts) => AnswerParts,
    change: (control: string, parts: AnswerParts) => Attack,
  ): Promise<Outcome> {
    return this.attackOn(
      (parts) => answerXml(control(parts)),
      (accepted, parts) => change(accepted, control(parts)),
    );
  }

  /** As {@link attack}, where the control is not only built of parts. */
  async attackOn(
    control: (parts: AnswerParts) => string,
    change: (control: string, parts: AnswerParts) => Attack,
  ): Promise<Outcome> {
    const turn = await this.begin();
    const accepted = control(turn.parts);
    await this.assertAccepted(accepted);
    await this.putBack(turn);
    const attack = change(accepted, turn.parts);
    if (attack === accepted) throw new Error('The attack is its control.');
    const outcome = await this.outcomeOf(attack);
    await this.assertSignsIn(turn, accepted);
    return outcome;
  }

  async begin(provider = ''): Promise<Turn> {
    const jar = new CookieJar();
    const response = await fetch(`${this.product.url}/auth/login?provider=${provider}`, { redirect: 'manual' });
    jar.take(response);
    const query = new URL(response.headers.get('Location') ?? '').searchParams;
    const request = inflateRawSync(Buffer.from(query.get('SAMLRequest') ?? '', 'base64')).toString();
    const id = /\sID="([^"]+)"/.exec(request)?.[1] ?? '';
    const [row] = await this.product.sql('select * from sign_in_request where id = $1', [id]);
    if (!row) throw new Error('The request for sign-in was not kept.');
    return { jar, row, parts: this.partsFor(id) };
  }

  /** What the identity provider says of eve, in answer to this request. */
  partsFor(requestId: string): AnswerParts {
    const { url, environment } = this.product;
    const issuer = environment.apiEnvironment['SAML_IDP_ENTITY_ID'] ?? '';
    return {
      responseId: `_r${randomBytes(8).toString('hex')}`,
      destination: `${url}/auth/acs`,
      inResponseTo: requestId,
      responseIssuer: issuer,
      status: SUCCESS,
      assertionId: `_a${randomBytes(8).toString('hex')}`,
      issuer,
      nameId: EVE,
      method: BEARER,
      recipient: `${url}/auth/acs`,
      confirmedRequest: requestId,
      confirmedFrom: null,
      confirmedUntil: inSeconds(300),
      from: inSeconds(-60),
      until: inSeconds(300),
      audiences: [[environment.apiEnvironment['SAML_SP_ENTITY_ID'] ?? '']],
      sessionIndex: '_s',
      sessionUntil: null,
      attributes: [['mandate', MANDATE]],
      signAssertion: { key: this.provider.keyPem },
      signResponse: null,
    };
  }

  /** Posts an answer as a page of another site does: without cookies. */
  post(answer: string, at = this.product.url): Promise<Response> {
    return this.postForm(new URLSearchParams({ SAMLResponse: Buffer.from(answer).toString('base64') }), at);
  }

  postForm(body: RequestInit['body'], at = this.product.url): Promise<Response> {
    return fetch(`${at}/auth/acs`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: 'http://localhost', Accept: 'application/json' },
      body: body ?? null,
    });
  }

  async outcomeOf(attack: Attack): Promise<Outcome> {
    const before = await this.holdings();
    const response = await (typeof attack === 'string' ? this.post(attack) : attack());
    const reason = response.status === 403 ? await this.loggedReason(response) : null;
    const gained = (await this.holdings()) - before + response.headers.getSetCookie().length;
    return { status: response.status, reason, gained };
  }

  async assertAccepted(control: string): Promise<Response> {
    const response = await this.post(control);
    if (response.status === 303) return response;
    throw new Error(`The control is refused: ${response.status} ${await this.loggedReason(response)}`);
  }

  /** The control is still good, signs in whom it names, and only in the browser that asked. */
  async assertSignsIn(turn: Turn, control: string): Promise<void> {
    const accepted = await this.assertAccepted(control);
    const ticketUrl = new URL(accepted.headers.get('Location') ?? '', this.product.url);
    const completed = await fetch(ticketUrl, { redirect: 'manual', headers: { Cookie: turn.jar.header } });
    turn.jar.take(completed);
    const session = await fetch(`${this.product.url}/api/v1/session`, { headers: { Cookie: turn.jar.header } });
    const { person } = (await session.json()) as { person?: { name: string } };
    if (person?.name !== EVE) throw new Error(`The control signed in ${person?.name ?? `nobody: ${completed.status}`}`);
  }

  /** The request is open again, and the assertion unseen. */
  async putBack({ row }: Turn): Promise<void> {
    await this.product.sql('delete from used_assertion');
    await this.product.sql(
      'insert into sign_in_request select * from jsonb_populate_record(null::sign_in_request, $1)',
      [row],
    );
  }

  private async loggedReason(response: Response): Promise<RefusalReason> {
    const { instance } = (await response.json()) as { instance: string };
    const line = await this.product.untilWritten('api', 'refused', instance.replace('urn:uuid:', ''));
    return (JSON.parse(line) as { reason: RefusalReason }).reason;
  }

  stop(): Promise<void> {
    return this.product.stop();
  }

  private async holdings(): Promise<number> {
    const [row] = await this.product.sql<{ count: number }>(
      'select ((select count(*) from session) + (select count(*) from sign_in_ticket))::int as count',
    );
    return row?.count ?? 0;
  }
}
