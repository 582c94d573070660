import type { Texts } from '../nl/index.js';

export const several: Texts['several'] = {
  title: 'Un certificat pour plusieurs comptes REST',
  what: 'Le certificat est ajouté à chaque compte choisi ; ce qui y était reste. Pour chaque compte, vous voyez le résultat.',
  accounts: 'Comptes',
  which: 'À quels comptes ?',
  all: 'Tout choisir',
  add_one: 'Ajouter à {{count}} compte',
  add_other: 'Ajouter à {{count}} comptes',
  done: '{{done}} sur {{all}} …',
  results: 'Résultat par compte',
  added: '{{name}} : ajouté.',
  notAdded: '{{name}} : pas ajouté.',
};
