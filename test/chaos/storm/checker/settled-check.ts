import { passwordMatches } from '../../../../sandbox/file-transfer/password-hash.js';
import type { Ledger } from '../load/ledger.js';
import type { Offered } from '../load/offered-permissions.js';
import type { ShownAccount } from '../load/shown-account.js';
import type { StormSender } from '../load/storm-sender.js';
import { until } from '../pace.js';
import type { StormDatabase } from '../stage/storm-database.js';
import { checkFeed } from './feed.js';
import type { Findings } from './finding.js';
import { gatewayContents, type HeldObject } from './gateway-contents.js';
import { trail, type History } from './trail.js';
import { untruths } from './truth.js';

const ANSWER_WITHIN_MS = 30_000;

export interface Settled {
  readonly directory: string;
  readonly database: StormDatabase;
  readonly ledger: Ledger;
  readonly senders: readonly StormSender[];
  readonly offered: Offered;
}

/** When the storm is over and everything has settled: database, gateways, API and audit trail tell the same, and it is what was asked for. */
export async function checkSettled(stage: Settled, findings: Findings): Promise<void> {
  const histories = await trail(stage.database, stage.ledger.entries(), findings);
  const contents = gatewayContents(stage.directory, stage.offered.scopes);
  const shown = await allShown(stage.senders);
  const clientIds = await checkClientIds(stage.database, findings);

  for (const history of histories.values())
    if (history.deleted) checkDeleted(history, shown, findings);
    else checkLiving(history, { ...stage, contents, shown, clientIds }, findings);
  for (const { id, channel } of shown.values())
    if (!histories.has(id)) findings.add('audit', `${channel} ${id} is shown, but no event tells of its creation`);
  for (const object of contents) {
    const history = histories.get(object.accountId);
    if (!history || history.deleted)
      findings.add('alive', `${object.gateway} has ${object.login} of ${object.accountId}, whose account is gone`);
    else checkLogin(object, history, clientIds, findings);
  }
  await checkConfirmations(stage.database, histories, findings);
  await checkFeed(stage.database, histories, findings);
}

async function allShown(senders: readonly StormSender[]): Promise<ReadonlyMap<string, ShownAccount>> {
  const shown = new Map<string, ShownAccount>();
  for (const sender of senders) {
    const all = await until(() => sender.list(), ANSWER_WITHIN_MS);
    if (!all) throw new Error(`the API does not show the accounts of sender ${sender.name}`);
    for (const account of all) shown.set(account.id, account);
  }
  return shown;
}

function checkDeleted({ id, last }: History, shown: ReadonlyMap<string, ShownAccount>, findings: Findings): void {
  const left = shown.get(id);
  if (left) findings.add('lost', `the removal of ${last.channel} ${id}: it is still shown as ${left.state}`);
}

function checkLiving(
  { id, last, password }: History,
  {
    contents,
    shown,
    clientIds,
    offered,
  }: Pick<Settled, 'offered'> & {
    readonly contents: readonly HeldObject[];
    readonly shown: ReadonlyMap<string, ShownAccount>;
    readonly clientIds: ReadonlyMap<string, string>;
  },
  findings: Findings,
): void {
  const { channel, revision, userName } = last;
  const account = shown.get(id);
  if (!account) return findings.add('lost', `${channel} ${id} was created and is not shown`);
  if (account.state !== 'active' || account.revision !== revision)
    findings.add(
      'lost',
      `${channel} ${id} is ${account.state} at revision ${account.revision}, and was asked for at ${revision}`,
    );
  const login = userName === null ? clientIds.get(id) : `EXP${userName}`;
  for (const fault of untruths({ id, login, ...last }, contents, offered))
    findings.add('untrue', `${channel} ${id} at revision ${revision}: ${fault}`);
  if ('clientId' in account && account.clientId !== null && account.clientId !== clientIds.get(id))
    findings.add('client-id', `REST ${id} is shown as ${account.clientId}, and was given ${clientIds.get(id)}`);
  const held = contents.find(({ accountId, passwordHash }) => accountId === id && passwordHash !== undefined);
  if (channel === 'FTP' && password !== undefined && !passwordMatches(held?.passwordHash ?? '', password))
    findings.add(
      'untrue',
      `FTP ${id} at revision ${revision}: the password that was accepted last does not open the door`,
    );
}

/** An account has one login at each gateway: a second one is a door that nobody watches. */
function checkLogin(
  { gateway, login, accountId }: HeldObject,
  { last }: History,
  clientIds: ReadonlyMap<string, string>,
  findings: Findings,
): void {
  if (last.channel === 'REST' && clientIds.get(accountId) !== login)
    findings.add(
      'client-id',
      `${gateway} has ${login} for REST ${accountId}, which was given ${clientIds.get(accountId)}`,
    );
}

/** Each REST account was given one client id at most, and none was given twice. */
async function checkClientIds(database: StormDatabase, findings: Findings): Promise<ReadonlyMap<string, string>> {
  const given = await database.sql<{ account_id: string; client_id: string }>(
    `select account_id, after ->> 'clientId' as client_id from audit_event where action = 'account.client-id-given'`,
  );
  const clientIds = new Map<string, string>();
  for (const { account_id: id, client_id: clientId } of given) {
    if (clientIds.has(id)) findings.add('client-id', `REST ${id} was given ${clientIds.get(id)} and ${clientId}`);
    if ([...clientIds.values()].includes(clientId)) findings.add('client-id', `${clientId} was given twice`);
    clientIds.set(id, clientId);
  }
  return clientIds;
}

/** What every gateway confirmed is told once for each revision, and at least for the last one. */
async function checkConfirmations(
  database: StormDatabase,
  histories: ReadonlyMap<string, History>,
  findings: Findings,
): Promise<void> {
  const told = await database.sql<{ account_id: string; action: string; revision: number; times: number }>(
    `select account_id, action, (after ->> 'revision')::int as revision, count(*)::int as times from audit_event
     where action in ('account.provisioned', 'account.removal-confirmed', 'account.gateway-refused') group by 1, 2, 3`,
  );
  for (const { account_id: id, action, revision, times } of told) {
    if (action === 'account.gateway-refused')
      findings.add('lost', `a gateway refused ${id}, which nothing was wrong with`);
    else if (times > 1) findings.add('twice', `${action} of ${id} at revision ${revision} is told ${times} times`);
  }
  for (const { id, deleted, last } of histories.values()) {
    const action = deleted ? 'account.removal-confirmed' : 'account.provisioned';
    if (!told.some((each) => each.account_id === id && each.action === action && each.revision === last.revision))
      findings.add('lost', `${action} of ${last.channel} ${id} at revision ${last.revision} was never told`);
  }
}
