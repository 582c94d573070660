import type { Clock } from '../../platform/clock.js';
import type { Certificate } from '../x509/certificate.js';
import { displayName } from '../x509/distinguished-name.js';
import type { AllowedHosts } from './allowed-hosts.js';
import { ask } from './ask.js';
import { consultList } from './consult-list.js';
import { consultResponder } from './consult-responder.js';
import { ListCache } from './list-cache.js';
import { buildOcspRequest } from './ocsp-request.js';
import type { RevocationChecker } from './revocation-checker.port.js';
import { readRevocationList, type RevocationList } from './revocation-list.js';
import { listUrls, responderUrls } from './revocation-sources.js';
import { NoRevocationAnswer, type RevocationAnswer, type RevocationStatus } from './revocation-status.js';

export interface OnlineRevocationSettings {
  readonly sources: { readonly crl: boolean; readonly ocsp: boolean };
  /** For everything about one path. */
  readonly timeoutMs: number;
  readonly allowed: AllowedHosts;
}

interface Link {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
}

const MAX_LIST_OCTETS = 8 * 1024 * 1024;
const MAX_RESPONSE_OCTETS = 64 * 1024;
const CACHED_OCTETS = 32 * 1024 * 1024;
const CACHED_LISTS = 64;

/**
 * Asks the issuers themselves: responders first, since their answers are newer, lists where no responder gave a usable
 * answer. The first usable answer decides.
 */
export class OnlineRevocationChecker implements RevocationChecker {
  private readonly cache = new ListCache(CACHED_OCTETS, CACHED_LISTS);
  /** Lists on their way: many uploads of one issuer at once ask for its list once. */
  private readonly coming = new Map<string, Promise<RevocationList>>();

  constructor(
    private readonly settings: OnlineRevocationSettings,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  async check(path: readonly Certificate[]): Promise<readonly RevocationStatus[]> {
    const signal = AbortSignal.timeout(this.settings.timeoutMs);
    const links = path
      .slice(0, -1)
      .map((certificate, index) => ({ certificate, issuer: path[index + 1] as Certificate }));
    return Promise.all(
      links.map(async (link) => ({
        subject: displayName(link.certificate.subject),
        ...(await this.answerAbout(link, signal)),
      })),
    );
  }

  private async answerAbout(link: Link, signal: AbortSignal): Promise<RevocationAnswer> {
    const { crl, ocsp } = this.settings.sources;
    const attempts = [
      ...(ocsp
        ? responderUrls(link.certificate).map((url) => (part: AbortSignal) => this.askResponder(url, link, part))
        : []),
      ...(crl ? listUrls(link.certificate).map((url) => (part: AbortSignal) => this.askList(url, link, part)) : []),
    ];
    const failures: NoRevocationAnswer[] = [];
    // One that hangs must leave time for the next.
    const shareMs = Math.ceil(this.settings.timeoutMs / Math.max(1, attempts.length));
    for (const attempt of attempts) {
      try {
        return await attempt(AbortSignal.any([signal, AbortSignal.timeout(shareMs)]));
      } catch (error) {
        if (!(error instanceof NoRevocationAnswer)) throw error;
        failures.push(error);
      }
    }
    const [first] = failures;
    if (!first) return { state: 'unknown', because: 'no-source', detail: 'the certificate names no address for it' };
    return { state: 'unknown', because: first.because, detail: failures.map(({ detail }) => detail).join('; ') };
  }

  private async askResponder(
    url: string,
    { certificate, issuer }: Link,
    signal: AbortSignal,
  ): Promise<RevocationAnswer> {
    const request = buildOcspRequest(certificate, issuer);
    const octets = await ask(
      {
        url,
        body: { type: 'application/ocsp-request', octets: request.der },
        accept: 'application/ocsp-response',
        maxOctets: MAX_RESPONSE_OCTETS,
        signal,
      },
      this.settings.allowed,
    );
    return consultResponder(octets, request, issuer, this.clock.now());
  }

  private async askList(url: string, { certificate, issuer }: Link, signal: AbortSignal): Promise<RevocationAnswer> {
    const now = this.clock.now();
    const known = this.cache.get(url, now);
    if (known) return consultList(known, certificate, issuer, now);
    const list = await this.fetchList(url, signal);
    const answer = consultList(list, certificate, issuer, now);
    // Only what could be relied on is kept: a bad list would stand in the way of the next one.
    this.cache.add(url, list, now);
    return answer;
  }

  private fetchList(url: string, signal: AbortSignal): Promise<RevocationList> {
    const coming = this.coming.get(url);
    if (coming) return coming;
    const question = { url, accept: 'application/pkix-crl', maxOctets: MAX_LIST_OCTETS, signal };
    const started = ask(question, this.settings.allowed)
      .then(readRevocationList)
      .finally(() => this.coming.delete(url));
    this.coming.set(url, started);
    return started;
  }
}
