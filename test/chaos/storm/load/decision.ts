import type { Channel } from '../../../../src/account/channel/channel.js';
import type { Chance } from '../chance.js';

export type Verb = 'create' | 'update' | 'replace-credential' | 'remove-certificate' | 'delete';

/** What a sender wants next. What comes of it depends on which accounts there are then. */
export interface Decision {
  readonly channel: Channel;
  readonly verb: Verb;
  /** Which of the sender's accounts of that channel, counted round. */
  readonly which: number;
  /** Until the next one. */
  readonly pauseMs: number;
}

/** Twice, where there are several accounts. */
const CHANNELS = ['FTP', 'SFTP', 'SOAP', 'REST', 'REST'] as const;
const VERBS = [
  ...Array<Verb>(2).fill('create'),
  ...Array<Verb>(3).fill('update'),
  ...Array<Verb>(3).fill('replace-credential'),
  'remove-certificate',
  ...Array<Verb>(2).fill('delete'),
] as const;

export function decide(chance: Chance): Decision {
  return {
    channel: chance.pick(CHANNELS),
    verb: chance.pick(VERBS),
    which: chance.between(0, 9),
    pauseMs: chance.between(100, 500),
  };
}
