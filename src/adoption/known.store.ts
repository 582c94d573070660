import { type EntityManager } from '@mikro-orm/postgresql';
import type { JudgedAccount } from './rules/judge-account-record.js';
import type { JudgedSender } from './rules/judge-sender-record.js';

export interface KnownSender {
  readonly number: string;
  readonly organisationNumber: string;
  readonly organisationName: string;
  readonly context: string;
  readonly capacity: string;
}

/** An import made it before. */
export interface EarlierAdoption {
  readonly accountId: string;
  /** Null when nothing of the account is left. */
  readonly senderNumber: string | null;
  /** Deleted since, though some gateway may not have confirmed it yet. */
  readonly deleted: boolean;
  /** Gateways at which its marking is still to be done. */
  readonly unfinished: boolean;
}

/** What ChaMan has that stands in the way of an account, or is it already. */
export interface KnownOfAccount {
  readonly earlier: EarlierAdoption | undefined;
  readonly userNameHeld: boolean;
  readonly clientIdIssued: boolean;
  readonly channelTaken: boolean;
  readonly nameTaken: boolean;
}

/** By what an adopted account is known for ever. */
export function knownAs({ channel, login }: Pick<JudgedAccount, 'channel' | 'login'>): string {
  return channel === 'FTP' || channel === 'SFTP' ? login.toLowerCase() : login;
}

const SENDER = `
  select number, organisation_number as "organisationNumber", organisation_name as "organisationName", context, capacity from sender`;

/** What the database holds already, asked for many records at once. */
export class KnownStore {
  constructor(private readonly em: EntityManager) {}

  /** Senders with one of these numbers or organisations. */
  async senders(wanted: readonly JudgedSender[], numbers: readonly string[]): Promise<readonly KnownSender[]> {
    const all = [...new Set([...wanted.map(({ number }) => number), ...numbers])];
    const organisations = wanted.map(({ organisationNumber }) => organisationNumber);
    if (all.length + organisations.length === 0) return [];
    return this.em
      .fork()
      .execute<KnownSender[]>(`${SENDER} where erased_at is null and (number in (?) or organisation_number in (?))`, [
        all.length > 0 ? all : [''],
        organisations.length > 0 ? organisations : [''],
      ]);
  }

  /** Those of the numbers that some sender ever had. */
  async issuedNumbers(numbers: readonly string[]): Promise<ReadonlySet<string>> {
    return this.issued('sender-number', numbers);
  }

  async ofAccounts(accounts: readonly JudgedAccount[]): Promise<(account: JudgedAccount) => KnownOfAccount> {
    const em = this.em.fork();
    const earlier = await this.earlier(accounts);
    const userNames = accounts.flatMap(({ userName }) => userName?.toLowerCase() ?? []);
    const held = new Set(
      userNames.length === 0
        ? []
        : (
            await em.execute<{ name: string }[]>(
              'select lower(user_name) as name from account where lower(user_name) in (?) and user_name_released_at is null',
              [userNames],
            )
          ).map(({ name }) => name),
    );
    const clientIds = await this.issued(
      'client-id',
      accounts.flatMap(({ clientId }) => clientId ?? []),
    );
    const living = await this.living(accounts);
    return ({ channel, senderNumber, name, userName, clientId, login }) => {
      const ofSender = living.filter((each) => each.number === senderNumber && each.channel === channel);
      return {
        earlier: earlier.get(`${channel} ${knownAs({ channel, login })}`),
        userNameHeld: userName !== null && held.has(userName.toLowerCase()),
        clientIdIssued: clientId !== null && clientIds.has(clientId),
        channelTaken: ofSender.length > 0,
        nameTaken: ofSender.some((each) => each.name === name.toLowerCase()),
      };
    };
  }

  private async earlier(accounts: readonly JudgedAccount[]): Promise<ReadonlyMap<string, EarlierAdoption>> {
    if (accounts.length === 0) return new Map();
    const rows = await this.em.fork().execute<(EarlierAdoption & { channel: string; knownAs: string })[]>(
      `select d.channel, d.known_as as "knownAs", d.account_id as "accountId", s.number as "senderNumber",
         a.id is null or a.deleted_at is not null as deleted,
         exists (select from provisioning_target t where t.account_id = a.id and t.lease_until = 'infinity') as unfinished
       from adoption d left join account a on a.id = d.account_id left join sender s on s.id = a.sender_id
       where d.channel in (?) and d.known_as in (?)`,
      [[...new Set(accounts.map(({ channel }) => channel))], accounts.map(knownAs)],
    );
    return new Map(rows.map(({ channel, knownAs, ...row }) => [`${channel} ${knownAs}`, row]));
  }

  private async living(
    accounts: readonly JudgedAccount[],
  ): Promise<{ readonly number: string; readonly channel: string; readonly name: string }[]> {
    if (accounts.length === 0) return [];
    return this.em.fork().execute(
      `select s.number, a.channel, lower(a.name) as name from account a join sender s on s.id = a.sender_id
       where s.number in (?) and a.deleted_at is null`,
      [[...new Set(accounts.map(({ senderNumber }) => senderNumber))]],
    );
  }

  private async issued(kind: 'sender-number' | 'client-id', values: readonly string[]): Promise<ReadonlySet<string>> {
    if (values.length === 0) return new Set();
    const rows = await this.em
      .fork()
      .execute<{ value: string }[]>('select value from issued_identifier where kind = ? and value in (?)', [
        kind,
        values,
      ]);
    return new Set(rows.map(({ value }) => value));
  }
}
