import type { SignedIn } from '../../../../sandbox/identity-provider/sign-in.client.js';
import type { Channel } from '../../../../src/account/channel/channel.js';
import type { Chance } from '../chance.js';
import type { ProcessSlot } from '../stage/process-slot.js';

const ANSWER_WITHIN_MS = 15_000;

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly json?: unknown;
  /** Of the account that it is about. */
  readonly channel?: Channel;
}

export interface ApiAnswer {
  /** 0: there was none. */
  readonly status: number;
  readonly body: unknown;
  readonly reason?: string;
}

/** A request to an API process, while it is open and what became of it. */
export interface OpenRequest {
  readonly api: ProcessSlot;
  readonly changes: boolean;
  readonly channel: Channel | undefined;
  /** Resolves with whether it was answered. */
  readonly answered: Promise<boolean>;
}

/** The way to the API, as through a load balancer: each request goes to either process, also to one that has just died. */
export class ApiDoor {
  readonly open = new Set<OpenRequest>();

  constructor(private readonly apis: readonly ProcessSlot[]) {}

  /** @param chance decides which process gets it */
  async call(person: SignedIn, chance: Chance, { method, path, json, channel }: ApiRequest): Promise<ApiAnswer> {
    const api = chance.pick(this.apis);
    const asking = ask(person, new URL(path, api.url).href, method, json);
    const request = { api, channel, changes: method !== 'GET', answered: asking.then(({ status }) => status !== 0) };
    this.open.add(request);
    return asking.finally(() => this.open.delete(request));
  }
}

async function ask(person: SignedIn, url: string, method: string, json: unknown): Promise<ApiAnswer> {
  try {
    const response = await person.fetch(url, {
      method,
      ...(json !== undefined && { body: JSON.stringify(json) }),
      headers: { 'Accept-Language': 'en' },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    return { status: 0, body: undefined, reason: cause?.code ?? String(error) };
  }
}
