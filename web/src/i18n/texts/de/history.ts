import type { Texts } from '../nl/index.js';

export const history: Texts['history'] = {
  title: 'Verlauf',
  when: 'Wann',
  what: 'Was',
  who: 'Wer',
  more: 'Ältere anzeigen',
};
