import type { Texts } from '../nl/index.js';

export const account: Texts['account'] = {
  note: 'Notiz',
  noteHint: 'Für Sie und Ihre Kollegen, bis 300 Zeichen; freiwillig.',
  handover: 'Übergabeblatt drucken',
  type: 'Typ',
  name: 'Kontoname',
  nameHint: 'Ein Name, an dem Sie das Konto erkennen, 1 bis 80 Zeichen.',
  changeName: 'Kontonamen ändern',
  permissions: 'Gesicherte Berechtigungen',
  permissionsHint:
    'Wählen Sie mindestens eine gesicherte Berechtigung, für die Sie Zugang zum Kanal {{channel}} geben.',
  information: 'Kontoinformationen',
  created: 'Angelegt am',
  back: '← Zurück zur Übersicht der Kanäle',
  pageTitle: 'Konto ändern {{channel}} - {{name}}',
  since: 'seit {{moment}}',
  triedNextAt: 'Nächster Versuch: {{moment}}.',
  deleteThis: 'Dieses Konto löschen',
  deleteTitle: 'Konto löschen',
  deleteSure: 'Das Löschen eines Kontos ist endgültig. Bestätigen Sie diese Aktion?',
  deleting: 'Wird gelöscht …',
  stops: {
    FTP: 'Mit diesem Konto kann sich danach niemand mehr anmelden, Dateien senden oder abholen.',
    SFTP: 'Mit diesem Konto kann sich danach niemand mehr anmelden, Dateien senden oder abholen.',
    SOAP: 'Aufrufe, die mit dem Zertifikat dieses Kontos unterzeichnet sind, werden danach abgelehnt.',
    REST: 'Dieses Konto erhält danach keine neuen Zugriffstoken mehr; bereits ausgestellte Token gelten noch höchstens 5 Minuten.',
  },
  state: {
    'being-set-up': 'Wird eingerichtet',
    active: 'Aktiv',
    'being-changed': 'Wird geändert',
    failed: 'Fehlgeschlagen',
    disabled: 'Deaktiviert',
    'being-deleted': 'Wird gelöscht',
  },
  part: { pending: 'Wird hinzugefügt', removing: 'Wird entfernt' },
};
