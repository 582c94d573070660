import type { Texts } from '../nl/index.js';

export const several: Texts['several'] = {
  title: 'Ein Zertifikat für mehrere REST-Konten',
  what: 'Das Zertifikat wird zu jedem gewählten Konto hinzugefügt; was schon da war, bleibt. Zu jedem Konto sehen Sie das Ergebnis.',
  accounts: 'Konten',
  which: 'Zu welchen Konten?',
  all: 'Alle wählen',
  add_one: 'Zu {{count}} Konto hinzufügen',
  add_other: 'Zu {{count}} Konten hinzufügen',
  done: '{{done}} von {{all}} …',
  results: 'Ergebnis je Konto',
  added: '{{name}}: hinzugefügt.',
  notAdded: '{{name}}: nicht hinzugefügt.',
};
