import type { Texts } from '../nl/index.js';

export const several: Texts['several'] = {
  title: 'One certificate for several REST accounts',
  what: 'The certificate is added to each account that you choose; what was there stays. You see the result for each account.',
  accounts: 'Accounts',
  which: 'To which accounts?',
  all: 'Choose all',
  add_one: 'Add to {{count}} account',
  add_other: 'Add to {{count}} accounts',
  done: '{{done}} of {{all}} …',
  results: 'Result for each account',
  added: '{{name}}: added.',
  notAdded: '{{name}}: not added.',
};
