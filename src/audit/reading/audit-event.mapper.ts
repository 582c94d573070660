import { PROBLEMS } from '../../platform/http/problem.catalogue.js';
import type { Language } from '../../platform/i18n/language.js';
import { render, type Text } from '../../platform/i18n/texts.js';
import { ACTION_TEXTS } from '../audit-action.js';
import type { AuditEvent } from '../audit-event.entity.js';
import { isOperationsAction, OPERATORS } from '../operations-action.js';
import type { AuditEventDto, OpsAuditEventDto } from './audit-event.dto.js';

const NAMELESS: Readonly<Partial<Record<AuditEvent['actorKind'], Text>>> = {
  worker: { nl: 'ChaMan', fr: 'ChaMan', de: 'ChaMan', en: 'ChaMan' },
  unknown: { nl: 'onbekend', fr: 'inconnu', de: 'unbekannt', en: 'unknown' },
};

/**
 * How a sender's people see an event. They know one another by name; addresses and the identity provider's names of their
 * colleagues are nothing that their work needs.
 */
export function auditEventDto(event: AuditEvent, language: Language): AuditEventDto {
  const told = wholeEventDto(event, language);
  if (!isOperationsAction(event.action)) return told;
  return { ...told, actor: { kind: 'person', name: render(OPERATORS, language) }, before: null, after: null };
}

function wholeEventDto(event: AuditEvent, language: Language): AuditEventDto {
  const { id, at, action, actorKind, actorName, actorId, accountId, requestId, before, after } = event;
  const nameless = NAMELESS[actorKind];
  return {
    id,
    at,
    action,
    text: render(ACTION_TEXTS[action], language),
    reason: reasonOf(after, language),
    actor: { kind: actorKind, name: nameless ? render(nameless, language) : (actorName ?? actorId) },
    accountId,
    requestId,
    before,
    after,
  };
}

export function opsAuditEventDto(
  event: AuditEvent,
  senderNumbers: ReadonlyMap<string, string>,
  language: Language,
): OpsAuditEventDto {
  return {
    ...wholeEventDto(event, language),
    senderNumber: senderNumbers.get(event.senderId ?? '') ?? null,
    actorId: event.actorId,
    remoteAddress: event.remoteAddress,
  };
}

/** Problems may be renamed or go; what was written down stays. */
function reasonOf(after: object | null, language: Language): string | null {
  if (!after || !('problem' in after) || typeof after.problem !== 'string') return null;
  const { problem } = after;
  if (!Object.hasOwn(PROBLEMS, problem)) return problem;
  const channel = 'channel' in after && typeof after.channel === 'string' ? after.channel : '';
  return render(PROBLEMS[problem as keyof typeof PROBLEMS].title, language, { channel });
}
