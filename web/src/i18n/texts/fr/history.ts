import type { Texts } from '../nl/index.js';

export const history: Texts['history'] = {
  title: 'Historique',
  when: 'Quand',
  what: 'Quoi',
  who: 'Qui',
  more: 'Afficher les plus anciens',
};
