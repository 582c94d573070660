import type { JudgedAccount } from './rules/judge-account-record.js';
import { CHANNEL_DESCRIPTORS } from '../account/channel/channel-descriptors.js';
import type { Remark } from './fault.js';
import type { JudgedSender } from './rules/judge-sender-record.js';

/** Everything in one file that only one record may have, and which line has it. */
export class Claims {
  private readonly holders = new Map<string, { readonly line: number; readonly owner: string }>();

  ofSender(line: number, sender: JudgedSender): Remark[] {
    const { number, organisationNumber, context, capacity } = sender;
    return [
      this.claim('number', line, `number ${number}`),
      this.claim('organisationNumber', line, `organisation ${organisationNumber} ${context} ${capacity}`),
    ].flat();
  }

  ofAccount(line: number, account: JudgedAccount): Remark[] {
    const { channel, senderNumber, name, login, registryName } = account;
    const { accountsPerSender, gateways } = CHANNEL_DESCRIPTORS[channel];
    const field = channel === 'REST' ? 'clientId' : channel === 'SOAP' ? 'channel' : 'login';
    return [
      this.claim(field, line, `login ${channel === 'REST' ? login : login.toLowerCase()}`),
      accountsPerSender === 1 && channel !== 'SOAP' ? this.claim('channel', line, `${channel} of ${senderNumber}`) : [],
      this.claim('name', line, `${channel} of ${senderNumber} called ${name.toLowerCase()}`),
      gateways.includes('certificate-registry')
        ? this.claim('registryName', line, `registered ${registryName.toLowerCase()}`)
        : [],
    ].flat();
  }

  /** Files of different senders must not lie in one place; what a sender's own accounts share is their business. */
  ofDirectory(line: number, senderNumber: string, directory: string): Remark[] {
    return this.claim('permissions', line, `directory ${directory}`, senderNumber).map((remark) => ({
      ...remark,
      rule: 'directory-of-one-sender',
      demand: 'A directory whose files only this sender sees.',
      found: `${directory}, which another sender has: ${remark.found}`,
      remedy: 'Give each sender a directory of its own at the file-transfer server first.',
    }));
  }

  private claim(field: string, line: number, what: string, owner = `line ${line}`): Remark[] {
    const holder = this.holders.get(what);
    if (!holder) this.holders.set(what, { line, owner });
    if (!holder || holder.owner === owner) return [];
    return [{ field, rule: 'once', demand: 'Only once in the file.', found: `line ${holder.line} has it already` }];
  }
}
