import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Certificate, derOf } from '../../account/certificate.entity.js';
import { judgeIssuer } from '../../certificate/judge-certificate.js';
import type { TrustStore } from '../../certificate/trust-store.js';
import type { RuleResult } from '../../platform/rule/rule.js';

export interface ImpactRequest {
  /** The anchors to judge by, and those in force; the same where nothing is meant to change. */
  readonly candidate: TrustStore;
  readonly inForce: TrustStore;
  readonly now: Date;
  /** Certificates after this one. */
  readonly after?: string;
  readonly limit: number;
}

export interface StrandedCertificate {
  readonly certificate: Certificate;
  readonly result: RuleResult;
  readonly alreadyStranded: boolean;
}

export interface ImpactPage {
  readonly judged: number;
  readonly stranded: readonly StrandedCertificate[];
  readonly next: string | null;
}

/** Certificates judged between two turns of the event loop: some ten milliseconds. */
const AT_ONCE = 5;

/**
 * Judges the certificates of living accounts, page by page in the order of their ids, and answers those whose issuer
 * nobody would vouch for. What has expired, or is being removed, is beyond stranding.
 */
export async function findStranded(em: EntityManager, request: ImpactRequest): Promise<ImpactPage> {
  const { after, limit, now } = request;
  const page = await em.find(
    Certificate,
    {
      ...(after !== undefined && { id: { $gt: after } }),
      removedRevision: null,
      notAfter: { $gte: now },
      account: { deletedAt: null },
    },
    { populate: ['der', 'account.sender'], orderBy: { id: 'asc' }, limit },
  );
  const stranded: StrandedCertificate[] = [];
  for (const [index, certificate] of page.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const result = judge(certificate, request.candidate, now);
    if (result.verdict !== 'fail') continue;
    const before = request.inForce === request.candidate ? result : judge(certificate, request.inForce, now);
    stranded.push({ certificate, result, alreadyStranded: before.verdict === 'fail' });
  }
  return { judged: page.length, stranded, next: page.length === limit ? (page.at(-1)?.id ?? null) : null };
}

function judge(certificate: Certificate, trust: TrustStore, now: Date): RuleResult {
  const { fileName, account } = certificate;
  return judgeIssuer({ bytes: derOf(certificate), uploadName: fileName, channel: account.channel, now, trust });
}
