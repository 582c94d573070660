import type { Texts } from '../nl/index.js';

export const history: Texts['history'] = {
  title: 'History',
  when: 'When',
  what: 'What',
  who: 'Who',
  more: 'Show older ones',
};
