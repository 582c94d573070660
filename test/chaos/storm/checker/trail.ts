import type { StormDatabase } from '../stage/storm-database.js';
import type { Asked } from '../load/ledger.js';
import type { Findings } from './finding.js';
import type { Expected } from './truth.js';

/** What an event keeps of an account. */
interface Outline {
  readonly channel: Expected['channel'];
  readonly name: string;
  readonly userName: string | null;
  readonly clientId: string | null;
  readonly revision: number;
  readonly permissions: readonly string[];
  readonly certificates: readonly string[];
  readonly sshKeys: readonly string[];
}

interface Event {
  readonly account_id: string;
  readonly action: string;
  readonly after: Outline;
}

/** What became of one account, as its changes tell. */
export interface History {
  readonly id: string;
  readonly last: Outline;
  readonly deleted: boolean;
  /** The FTP password that was accepted last; undefined where nobody can know it. */
  readonly password: string | undefined;
}

const CHANGES = `action in ('account.created', 'account.updated', 'account.password-changed', 'account.ssh-key-replaced',
  'account.certificate-replaced', 'account.certificate-added', 'account.certificate-removed', 'account.deleted')`;

/**
 * Holds the audit trail against what was asked and answered: each accepted change once, no other but those whose answer is unknown,
 * revisions without a gap. Gives back what every account must be by now.
 */
export async function trail(
  database: StormDatabase,
  asked: readonly Asked[],
  findings: Findings,
): Promise<ReadonlyMap<string, History>> {
  const events = await database.sql<Event>(
    `select account_id, action, after from audit_event where account_id is not null and ${CHANGES}
     order by account_id, (after ->> 'revision')::int, id`,
  );
  const unexplained = new Set(events);
  const made = new Map<Event, Asked>();
  const explain = (request: Asked, event: Event | undefined): void => {
    if (!event) return;
    unexplained.delete(event);
    made.set(event, request);
  };
  for (const request of asked) {
    if (request.answer !== 'accepted') continue;
    const told = events.filter((event) => tells(event, request) && event.after.revision === request.revision);
    if (told.length > 1) findings.add('audit', `${named(request)} is told ${told.length} times`);
    // To delete what is being deleted, or to remove what is being removed, is accepted and changes nothing.
    const earlier = repeatable(request) && events.find((event) => tells(event, request));
    if (told.length === 0 && !earlier) findings.add('audit', `${named(request)} was accepted and is not told`);
    explain(request, told[0]);
  }
  const unknown = asked.filter(({ answer }) => answer === 'unknown');
  for (const request of unknown) {
    const rivals = unknown.filter(
      ({ accountId, action }) => accountId === request.accountId && action === request.action,
    );
    const event = [...unexplained].find((each) => tells(each, request));
    // Which of several unanswered passwords it was, no event tells.
    explain(rivals.length > 1 ? { ...request, password: undefined } : request, event);
  }
  for (const { account_id: id, action, after } of unexplained)
    findings.add('audit', `${action} of ${id} at revision ${after.revision} is told, but nobody asked for it`);
  return histories(events, made, findings);
}

function histories(
  events: readonly Event[],
  made: ReadonlyMap<Event, Asked>,
  findings: Findings,
): ReadonlyMap<string, History> {
  const found = new Map<string, History>();
  for (const event of events) {
    const { account_id: id, action, after } = event;
    const before = found.get(id);
    const expected = (before?.last.revision ?? 0) + 1;
    if (after.revision !== expected)
      findings.add('audit', `${id}: revision ${after.revision} is told where ${expected} comes next`);
    const { password = undefined } = /created|password-changed/.test(action) ? (made.get(event) ?? {}) : (before ?? {});
    found.set(id, { id, last: after, deleted: action === 'account.deleted', password });
  }
  return found;
}

function repeatable({ action }: Asked): boolean {
  return action === 'account.deleted' || action === 'account.certificate-removed';
}

/** Whether an event may be the one of this request. Every value that is asked for is new, so another one cannot be taken for it. */
function tells({ account_id: id, action, after }: Event, { accountId, wanted, ...request }: Asked): boolean {
  const { name, userName, certificate, certificateGone, sshKey, permissions } = wanted;
  return (
    action === request.action &&
    (accountId === undefined || accountId === id) &&
    after.channel === request.channel &&
    (name === undefined || after.name === name) &&
    (userName === undefined || after.userName === userName) &&
    (certificate === undefined || after.certificates.includes(certificate)) &&
    (certificateGone === undefined || !after.certificates.includes(certificateGone)) &&
    (sshKey === undefined || after.sshKeys.includes(sshKey)) &&
    (permissions === undefined || [...permissions].sort().join() === [...after.permissions].sort().join())
  );
}

function named({ sender, action, channel, accountId, revision, wanted }: Asked): string {
  return `${action} of ${channel} ${accountId ?? wanted.name} of sender ${sender} (revision ${revision})`;
}
