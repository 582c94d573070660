import type { Awaited, Holdings } from '../sender-survey.js';

/** What would go, and what would stay. */
export function holdingsLines(number: string, holdings: Holdings): readonly string[] {
  const { organisationName, organisationNumber, context, capacity, contacts, mails, notes, eventsWithContact } =
    holdings;
  return [
    `sender ${number}: ${organisationName} (${organisationNumber}, ${context} ${capacity})`,
    `erased at once: organisation, contact details (${contacts}), mail (${mails}), notes of colleagues (${notes}), contact details in audit events (${eventsWithContact})`,
    `removed at every system: ${holdings.accounts.join(', ') || 'no accounts'}`,
    'kept: sender number and client ids, never to be used again; who did what, in the audit trail, for ten years',
  ];
}

/** What an account still waits for at one system. */
export function awaitedLine({ account, gateway, state, reason, paused, held, next }: Awaited): string {
  return `  ${account}: ${gateway} ${standing({ state, reason, paused, held, next })}`;
}

function standing({ state, reason, paused, held, next }: Omit<Awaited, 'account' | 'gateway'>): string {
  const when = next === null ? 'as soon as a worker comes to it' : `at ${next.toISOString().slice(0, 19)}Z`;
  if (held) return 'is held by an import that was broken off: run that again first';
  if (paused) return 'is paused';
  if (state === 'removed') return `confirmed the removal and is looked at once more ${when}`;
  const failed = reason === null ? '' : ` (${reason})`;
  if (state === 'refused') return `refused${failed}: see GET /api/v1/ops/failed-accounts`;
  return `has not confirmed the removal${failed}; tried ${when}`;
}
