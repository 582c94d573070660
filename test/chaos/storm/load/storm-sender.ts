import type { CertificateAuthority } from '../../../../sandbox/certificate-authority/certificate-authority.js';
import type { SignedIn } from '../../../../sandbox/identity-provider/sign-in.client.js';
import type { Channel } from '../../../../src/account/channel/channel.js';
import type { AuditAction } from '../../../../src/audit/audit-action.js';
import type { Chance } from '../chance.js';
import type { ApiDoor, ApiRequest } from './api-door.js';
import { newCertificate, newPassword, newSshKey } from './credentials.js';
import { decide, type Decision } from './decision.js';
import type { Asked, Ledger, Wanted } from './ledger.js';
import type { Offered } from './offered-permissions.js';
import { collectionOf, COLLECTIONS, partsOf, pathOf, type ShownAccount } from './shown-account.js';

const MOST_REST_ACCOUNTS = 5;
const MOST_CERTIFICATES = 4;

export interface SenderTools {
  readonly door: ApiDoor;
  readonly ledger: Ledger;
  readonly authority: CertificateAuthority;
  readonly offered: Offered;
}

/** An organisation that goes on creating, changing and deleting accounts on every channel, whatever happens. */
export class StormSender {
  /** As it was last shown, by id; those that it no longer wants are left out. */
  private readonly accounts = new Map<string, ShownAccount>();
  private readonly decisions: Chance;
  private readonly values: Chance;
  private readonly routes: Chance;
  private made = 0;

  constructor(
    readonly name: string,
    private readonly person: SignedIn,
    private readonly tools: SenderTools,
    chance: Chance,
  ) {
    this.decisions = chance.of('decisions');
    this.values = chance.of('values');
    this.routes = chance.of('routes');
  }

  /** Does one thing. Resolves, when it was answered or will not be, with the pause before the next one. */
  async step(): Promise<number> {
    const decision = decide(this.decisions);
    await this.follow(decision);
    return decision.pauseMs;
  }

  /** All accounts of the sender, as the API shows them at this moment; undefined when it does not answer. */
  async list(): Promise<readonly ShownAccount[] | undefined> {
    const all: ShownAccount[] = [];
    for (const path of COLLECTIONS) {
      const { status, body } = await this.call({ method: 'GET', path });
      if (status !== 200) return undefined;
      all.push(...(body as { items: ShownAccount[] }).items);
    }
    return all;
  }

  /** One collection, for who compares each answer with the gateways at once. */
  async listOf(path: (typeof COLLECTIONS)[number]): Promise<readonly ShownAccount[] | undefined> {
    const { status, body } = await this.call({ method: 'GET', path });
    return status === 200 ? (body as { items: ShownAccount[] }).items : undefined;
  }

  /** Undefined when the API does not answer; `gone` when there is no such account. */
  async see(account: Pick<ShownAccount, 'id' | 'channel'>): Promise<ShownAccount | 'gone' | undefined> {
    const { status, body } = await this.call({ method: 'GET', path: pathOf(account) });
    if (status === 404) return 'gone';
    return status === 200 ? (body as ShownAccount) : undefined;
  }

  /** Takes up accounts whose creation was not answered. */
  adopt(shown: readonly ShownAccount[]): void {
    for (const account of shown)
      if (account.state !== 'being-deleted' && !this.accounts.has(account.id)) this.accounts.set(account.id, account);
  }

  holds(accountId: string): boolean {
    return this.accounts.has(accountId);
  }

  /** One that it wants; undefined while it has none. */
  some(chance: Chance): Pick<ShownAccount, 'id' | 'channel'> | undefined {
    return this.accounts.size === 0 ? undefined : chance.pick([...this.accounts.values()]);
  }

  /** Gives an account another name, and nothing else: an older write then still finds all that it needs. */
  rename(accountId: string): Promise<Asked | undefined> {
    return this.on(accountId, (account) => this.patch(account, { name: this.newName(account.channel) }));
  }

  delete(accountId: string): Promise<Asked | undefined> {
    return this.on(accountId, (account) => {
      this.accounts.delete(accountId);
      return this.ask('account.deleted', account, { method: 'DELETE', path: pathOf(account) }, {});
    });
  }

  async create(channel: Channel): Promise<Asked> {
    const name = this.newName(channel);
    const certificate = await newCertificate(this.tools.authority, name);
    const permissions = channel === 'SOAP' ? undefined : this.tools.offered.some(channel, this.values);
    const userName = channel === 'FTP' || channel === 'SFTP' ? name.replaceAll(' ', '').slice(-10) : undefined;
    const password = channel === 'FTP' ? newPassword(this.values) : undefined;
    const sshKey = channel === 'SFTP' ? newSshKey() : undefined;
    const json = {
      channel,
      name,
      permissions,
      userName,
      password,
      sshPublicKey: sshKey?.line,
      certificate: certificate.body,
    };
    const wanted = { name, userName, permissions, certificate: certificate.fingerprint, sshKey: sshKey?.fingerprint };
    const request = { method: 'POST', path: collectionOf(channel), json };
    return this.ask('account.created', { channel }, request, wanted, password);
  }

  private async follow({ channel, verb, which }: Decision): Promise<void> {
    const mine = [...this.accounts.values()].filter((account) => account.channel === channel);
    const account = mine[which % Math.max(1, mine.length)];
    const most = channel === 'REST' ? MOST_REST_ACCOUNTS : 1;
    if (!account || (verb === 'create' && mine.length < most)) await this.create(channel);
    else if (verb === 'delete') await this.delete(account.id);
    else if (verb === 'replace-credential') await this.replaceCredential(account);
    else if (verb === 'remove-certificate' && channel === 'REST') await this.removeCertificate(account);
    else await this.update(account);
  }

  /** Name and, where the channel has them, permissions. */
  private async update(account: ShownAccount): Promise<void> {
    const { channel } = account;
    const permissions = channel === 'SOAP' ? undefined : this.tools.offered.some(channel, this.values);
    await this.patch(account, { name: this.newName(channel), ...(permissions && { permissions }) });
  }

  private patch(account: ShownAccount, json: Pick<Wanted, 'name' | 'permissions'>): Promise<Asked> {
    return this.ask('account.updated', account, { method: 'PATCH', path: pathOf(account), json }, json);
  }

  /** FTP: the password; SFTP: the key; else, and in half of these cases, the certificate. */
  private async replaceCredential(account: ShownAccount): Promise<void> {
    const path = pathOf(account);
    const ofFiles = this.values.between(0, 1) === 1;
    if (account.channel === 'FTP' && ofFiles) {
      const password = newPassword(this.values);
      const request = { method: 'PUT', path: `${path}/password`, json: { password } };
      await this.ask('account.password-changed', account, request, {}, password);
    } else if (account.channel === 'SFTP' && ofFiles) {
      const { line, fingerprint: sshKey } = newSshKey();
      const request = { method: 'PUT', path: `${path}/ssh-public-key`, json: { sshPublicKey: line } };
      await this.ask('account.ssh-key-replaced', account, request, { sshKey });
    } else if (account.channel !== 'REST' || partsOf(account).certificates.length < MOST_CERTIFICATES) {
      const { body: json, fingerprint: certificate } = await newCertificate(this.tools.authority, this.newName('cert'));
      const [action, request] =
        account.channel === 'REST'
          ? (['account.certificate-added', { method: 'POST', path: `${path}/certificates`, json }] as const)
          : (['account.certificate-replaced', { method: 'PUT', path: `${path}/certificate`, json }] as const);
      await this.ask(action, account, request, { certificate });
    } else await this.removeCertificate(account);
  }

  private async removeCertificate(account: ShownAccount): Promise<void> {
    const left = partsOf(account).certificates.filter(({ state }) => state !== 'removing');
    const [, , oldest = left[1]] = left;
    if (!oldest) return this.update(account);
    const request = { method: 'DELETE', path: `${pathOf(account)}/certificates/${oldest.id}` };
    await this.ask('account.certificate-removed', account, request, { certificateGone: oldest.fingerprintSha256 });
  }

  private async ask(
    action: AuditAction,
    account: Pick<ShownAccount, 'channel'> & { readonly id?: string },
    request: ApiRequest,
    wanted: Wanted,
    password?: string,
  ): Promise<Asked> {
    const { channel, id: accountId } = account;
    const asked = this.tools.ledger.begin({ sender: this.name, action, channel, accountId, wanted, password });
    const { status, body, reason } = await this.call({ ...request, channel });
    asked.told = reason ?? `${status} ${String((body as { type?: string } | undefined)?.type)}`;
    asked.answer = answerOf(status, reason);
    if (asked.answer === 'refused') {
      if (accountId !== undefined && /404|being-deleted/.test(asked.told)) this.accounts.delete(accountId);
    }
    if (asked.answer !== 'accepted') return asked;
    const shown = body as ShownAccount;
    asked.accountId = shown.id;
    asked.revision = shown.revision;
    if (shown.state === 'being-deleted') this.accounts.delete(shown.id);
    else this.accounts.set(shown.id, shown);
    return asked;
  }

  private async on(accountId: string, work: (account: ShownAccount) => Promise<Asked>): Promise<Asked | undefined> {
    const account = this.accounts.get(accountId);
    return account && work(account);
  }

  private call(request: ApiRequest) {
    return this.tools.door.call(this.person, this.routes, request);
  }

  private newName(what: string): string {
    this.made += 1;
    return `${what} ${this.name}${this.made}`;
  }
}

/** A connection that nobody took was as good as a refusal: nothing was sent. */
function answerOf(status: number, reason: string | undefined): Asked['answer'] {
  if (status >= 200 && status < 300) return 'accepted';
  return reason === 'ECONNREFUSED' || (status >= 400 && status < 500) ? 'refused' : 'unknown';
}
