import type { Permission } from '../permission/permission.entity.js';
import { labelOf } from '../permission/label.js';
import { LANGUAGES } from '../platform/i18n/language.js';
import type { Assessed, AssessmentContext, Standing } from './assessment.js';
import { Claims } from './claims.js';
import type { Remark } from './fault.js';
import { AccountRecordDto, SenderRecordDto } from './file/adoption-record.dto.js';
import type { ReadRecord } from './file/read-record.js';
import type { GatewaySurvey } from './gateway-survey.js';
import type { KnownOfAccount, KnownSender, KnownStore } from './known.store.js';
import { judgeAccountRecord, type JudgedAccount, type NamedPermission } from './rules/judge-account-record.js';
import { judgeSenderRecord, type JudgedSender } from './rules/judge-sender-record.js';

type AssessedSender = Extract<Assessed, { kind: 'sender' }>;
type AssessedAccount = Extract<Assessed, { kind: 'account' }>;

/** Surveys of one batch that wait for gateways at the same time. */
const SURVEYS_AT_ONCE = 8;

/** Holds the records of one file, in their order, against the rules, one another, the database and the gateways. */
export class Assessor {
  private readonly claims = new Claims();
  private readonly permissions: readonly NamedPermission[];
  /** Organisation's name of each sender that may have accounts, by its number. */
  private readonly senders = new Map<string, string>();

  constructor(
    private readonly known: KnownStore,
    private readonly survey: GatewaySurvey,
    permissions: readonly Permission[],
    private readonly context: AssessmentContext,
  ) {
    this.permissions = permissions.map((permission) => ({
      permission,
      names: [permission.code, ...LANGUAGES.map((language) => labelOf(permission, language))].map((name) =>
        name.toLowerCase(),
      ),
    }));
  }

  /** The next records of the file. */
  async assess(batch: readonly ReadRecord[]): Promise<readonly Assessed[]> {
    await this.rememberSenders(batch);
    const senders = new Map((await this.assessSenders(batch)).map((each) => [each.line, each]));
    for (const { sender } of senders.values()) this.senders.set(sender.number, sender.organisationName);
    const accounts = new Map((await this.assessAccounts(batch)).map((each) => [each.line, each]));
    return batch.flatMap((each): Assessed[] => {
      const { line } = each;
      if ('faults' in each) return [{ kind: 'unreadable', line, what: nameOf(each.given), faults: each.faults }];
      const assessed = senders.get(line) ?? accounts.get(line);
      return assessed ? [assessed] : [];
    });
  }

  /** Accounts may belong to senders that ChaMan had before. */
  private async rememberSenders(batch: readonly ReadRecord[]): Promise<void> {
    const unknown = recordsOf(batch, AccountRecordDto).flatMap(({ record }) =>
      this.senders.has(record.sender) ? [] : [record.sender],
    );
    for (const { number, organisationName } of await this.known.senders([], unknown))
      this.senders.set(number, organisationName);
  }

  private async assessSenders(batch: readonly ReadRecord[]): Promise<readonly AssessedSender[]> {
    const judged = recordsOf(batch, SenderRecordDto).map(({ line, record }) => ({
      line,
      ...judgeSenderRecord(record, this.context.now),
    }));
    const usable = judged.flatMap(({ sender, faults }) => (faults.length === 0 ? [sender] : []));
    const known = await this.known.senders(usable, []);
    const issued = await this.known.issuedNumbers(usable.map(({ number }) => number));
    return judged.map(({ line, sender, faults }): AssessedSender => {
      const claimed = this.claims.ofSender(line, sender);
      const { standing, conflicts } = faults.length > 0 ? NOT_LOOKED_UP : standingOf(sender, known, issued);
      return { kind: 'sender', line, sender, standing, faults: [...faults, ...claimed, ...conflicts] };
    });
  }

  private async assessAccounts(batch: readonly ReadRecord[]): Promise<readonly AssessedAccount[]> {
    const judged = recordsOf(batch, AccountRecordDto).map(({ line, record }) => {
      const organisationName = this.senders.get(record.sender);
      const context = { ...this.context, permissions: this.permissions, organisationName: organisationName ?? '' };
      const { account, faults, warnings } = judgeAccountRecord(record, context);
      const all = [...(organisationName === undefined ? [senderless(record.sender)] : []), ...faults];
      return { line, account, warnings, faults: [...all, ...this.claims.ofAccount(line, account)] };
    });
    const usable = judged.filter(({ faults }) => faults.length === 0);
    const knownOf = await this.known.ofAccounts(usable.map(({ account }) => account));
    const assessed: AssessedAccount[] = judged.map(({ line, account, faults, warnings }) => {
      const { standing, conflicts, accountId } =
        faults.length > 0 ? NOT_LOOKED_UP : standingOfAccount(account, knownOf(account));
      return {
        ...{ kind: 'account', line, account, standing, accountId, warnings, findings: [] },
        faults: [...faults, ...conflicts],
      };
    });
    const surveyed: AssessedAccount[] = [];
    for (let from = 0; from < assessed.length; from += SURVEYS_AT_ONCE)
      surveyed.push(
        ...(await Promise.all(assessed.slice(from, from + SURVEYS_AT_ONCE).map((each) => this.surveyed(each)))),
      );
    return surveyed.map((each) => ({ ...each, faults: [...each.faults, ...this.directoriesOf(each)] }));
  }

  private async surveyed(assessed: AssessedAccount): Promise<AssessedAccount> {
    const { account, accountId, standing, faults } = assessed;
    if (faults.length > 0 || standing === 'there' || standing === 'gone') return assessed;
    const organisationName = this.senders.get(account.senderNumber) ?? '';
    const survey = await this.survey.look(account, organisationName, accountId);
    return { ...assessed, findings: survey.findings, faults: survey.faults };
  }

  private directoriesOf({ line, account, findings, standing }: AssessedAccount): Remark[] {
    if (standing !== 'new') return [];
    return findings.flatMap(({ found }) =>
      found === 'absent'
        ? []
        : Object.values(found.directories ?? {}).flatMap((directory) =>
            this.claims.ofDirectory(line, account.senderNumber, directory),
          ),
    );
  }
}

interface Conflicted {
  readonly standing: Standing;
  readonly conflicts: readonly Remark[];
  readonly accountId?: string;
}

/** What is faulty by itself is not looked up. */
const NOT_LOOKED_UP: Conflicted = { standing: 'new', conflicts: [] };

function standingOf(sender: JudgedSender, known: readonly KnownSender[], issued: ReadonlySet<string>): Conflicted {
  const same = known.find(({ number }) => number === sender.number);
  const equal = (each: KnownSender): boolean =>
    each.organisationNumber === sender.organisationNumber &&
    each.context === sender.context &&
    each.capacity === sender.capacity;
  if (same)
    return equal(same)
      ? { standing: 'there', conflicts: [] }
      : conflict('number', 'number-free', 'A number that no other sender has.', `${same.organisationName} has it`);
  const organisation = known.find(equal);
  if (organisation)
    return conflict(
      'organisationNumber',
      'one-sender',
      'One sender for an organisation in one capacity.',
      `it is sender ${organisation.number} already`,
      'Its people registered it themselves: use that number for its accounts.',
    );
  return issued.has(sender.number)
    ? conflict('number', 'number-free', 'A number that no sender ever had.', 'it was given before')
    : { standing: 'new', conflicts: [] };
}

function standingOfAccount(account: JudgedAccount, known: KnownOfAccount): Conflicted {
  const { channel, login, senderNumber } = account;
  const { earlier } = known;
  if (earlier) {
    const { accountId } = earlier;
    // A deletion that came before the end of an import is only carried out once gateways know the account as ours.
    if (earlier.unfinished) return { standing: 'unfinished', conflicts: [], accountId };
    if (earlier.deleted) return { standing: 'gone', conflicts: [] };
    if (earlier.senderNumber !== senderNumber)
      return conflict(
        'sender',
        'same-sender',
        'The sender that it was imported for.',
        `sender ${earlier.senderNumber ?? ''}`,
      );
    return { standing: 'there', conflicts: [], accountId };
  }
  const remedy = 'Take it out of the file, or have the account in ChaMan deleted first.';
  if (known.userNameHeld)
    return conflict(
      'login',
      'user-name-free',
      'A user name that no account of ChaMan has.',
      `${login} is taken`,
      remedy,
    );
  if (known.clientIdIssued)
    return conflict('clientId', 'client-id-free', 'A client id that no account of ChaMan ever had.', login);
  if (known.channelTaken && channel !== 'REST')
    return conflict('channel', 'one-account', `One ${channel} account for a sender.`, 'it has one in ChaMan', remedy);
  if (known.nameTaken)
    return conflict(
      'name',
      'name-free',
      'A name that no other account of the sender has on this channel.',
      account.name,
    );
  return { standing: 'new', conflicts: [] };
}

function conflict(field: string, rule: string, demand: string, found: string, remedy?: string): Conflicted {
  return { standing: 'new', conflicts: [{ field, rule, demand, found, ...(remedy !== undefined && { remedy }) }] };
}

function senderless(number: string): Remark {
  return {
    field: 'sender',
    rule: 'sender-known',
    demand: 'A sender that stands before it in the file, or that ChaMan has.',
    found: number,
    remedy: 'Put the sender’s record before those of its accounts.',
  };
}

function recordsOf<T extends object>(
  batch: readonly ReadRecord[],
  type: new () => T,
): { readonly line: number; readonly record: T }[] {
  return batch.flatMap((each) =>
    'record' in each && each.record instanceof type ? [{ line: each.line, record: each.record }] : [],
  );
}

/** What a record that cannot be used is about, as far as it says. */
function nameOf(given: unknown): string {
  const { record, channel, number, login, clientId, sender } = (given ?? {}) as Record<string, unknown>;
  const named = [record, channel, number ?? login ?? clientId ?? sender].filter(
    (part) => typeof part === 'string' && /^[!-~]{1,60}$/.test(part),
  );
  return named.join(' ') || 'line';
}
