import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Request } from 'express';
import { CHANNELS, type Channel } from '../../account/channel/channel.js';
import { Sender } from '../../contact/sender.entity.js';
import type { Problem } from '../../platform/http/problem.js';
import { isRefusal } from '../../platform/http/problem.filter.js';
import type { ProblemName } from '../../platform/http/problem.catalogue.js';
import type { Issue } from '../../platform/rule/issue.js';
import type { RefusedAction } from '../refused-action.js';
import { recordAction } from '../audit-trail.js';
import { attemptedChange, pathOf } from './attempted-change.js';
import { RefusalBudget } from './refusal-budget.js';
import { REFUSAL_CONFIG, type RefusalConfig } from './refusal.config.js';
import { whoTried, type Attempter } from './who-tried.js';

const PERIOD_MS = 60_000;
const MOST_RULES = 20;
const MOST_CHARACTERS = 100;

/** Somebody who is known, or brought a token, wanted what they may not: told of reading too. */
const ACCESS_PROBLEMS: readonly ProblemName[] = [
  'access/denied',
  'access/no-organisation',
  'access/operations-only',
  'token/invalid',
  'token/expired',
  'token/scope-missing',
  'token/sender-missing',
];

/**
 * Writes refused attempts into the trail, each in a transaction of its own, since that of the attempt is rolled back. Bounded: what
 * one actor is refused within a minute beyond its budget is counted, and the count written once; all who are unknown are one actor.
 */
@Injectable()
export class RefusalRecorder implements BeforeApplicationShutdown {
  private readonly logger = new Logger('audit');
  private readonly budget: RefusalBudget<Attempter>;
  private readonly period = setInterval(() => void this.writeCounts(), PERIOD_MS).unref();

  constructor(
    private readonly em: EntityManager,
    @Inject(REFUSAL_CONFIG) { AUDIT_REFUSALS_PER_MINUTE }: RefusalConfig,
  ) {
    this.budget = new RefusalBudget(AUDIT_REFUSALS_PER_MINUTE);
  }

  /** Never fails: the caller gets its answer all the same, and the log an error. */
  async record(problem: Problem, request: Request): Promise<void> {
    const change = attemptedChange(request);
    if (!isRefusal(problem.problem) || !(change || ACCESS_PROBLEMS.includes(problem.problem))) return;
    const who = whoTried(request);
    if (!this.budget.admit(nameOf(who), who)) return;
    await this.write(who, change?.action ?? 'access.refused', change?.accountId ?? undefined, {
      problem: problem.problem,
      ...(problem.issues.length > 0 && { rules: rulesOf(problem.issues) }),
      ...channelOf(request),
      ...(!change && { request: `${request.method} ${pathOf(request)}`.slice(0, MOST_CHARACTERS) }),
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.period);
    await this.writeCounts();
  }

  private async writeCounts(): Promise<void> {
    for (const { who, more } of this.budget.renew()) {
      const { kind, id, name } = who.actor;
      const actor = { kind, id, name, remoteAddress: null, requestId: null };
      await this.write({ ...who, actor }, 'refusals.not-listed', undefined, { more });
    }
  }

  private async write(who: Attempter, action: RefusedAction, accountId: string | undefined, after: object) {
    try {
      const em = this.em.fork();
      const sender = await senderOf(em, who);
      recordAction(em, who.actor, action, { senderId: sender?.id, accountId, after });
      await em.flush();
    } catch (failure) {
      this.logger.error(
        { err: failure, action, after, actor: who.actor },
        'a refused attempt could not be written down',
      );
    }
  }
}

async function senderOf(em: EntityManager, { acting }: Attempter): Promise<Sender | null> {
  if (!acting) return null;
  if ('senderNumber' in acting) return em.findOne(Sender, { number: acting.senderNumber });
  const { number: organisationNumber, context, capacity } = acting;
  return em.findOne(Sender, { organisationNumber, context, capacity });
}

function nameOf({ actor, acting }: Attempter): string {
  if (actor.kind === 'unknown') return 'unknown';
  const sender =
    acting && ('senderNumber' in acting ? [acting.senderNumber] : [acting.number, acting.context, acting.capacity]);
  return JSON.stringify([actor.kind, actor.id, sender]);
}

/** Which rules failed where, and nothing of what was sent: a field that does not exist has a name that the caller made up. */
function rulesOf(issues: readonly Issue[]): readonly string[] {
  return issues
    .slice(0, MOST_RULES)
    .map(({ field, rule }) => (rule === 'unknown-field' ? rule : `${field}: ${rule}`).slice(0, MOST_CHARACTERS));
}

function channelOf({ body }: Request): { channel?: Channel } {
  const channel: unknown = (body as { channel?: unknown } | undefined)?.channel;
  return (CHANNELS as readonly unknown[]).includes(channel) ? { channel: channel as Channel } : {};
}
