import type { Texts } from '../nl/index.js';

export const files: Texts['files'] = {
  newTitle: 'Ein FTP- oder SFTP-Konto hinzufügen',
  bothExist: 'Sie haben schon ein FTP- und ein SFTP-Konto',
  bothExistWhat: 'Von jedem darf es eines geben. Um ein neues anzulegen, löschen Sie zuerst das bestehende.',
  what: {
    FTP: 'Dateien mit Benutzername und Kennwort senden (FTP über TLS).',
    SFTP: 'Dateien mit Benutzername und SSH-Schlüssel senden. Vorzuziehen, wenn Ihre Software es kann.',
  },
  taken: {
    FTP: 'Sie haben schon ein FTP-Konto. Löschen Sie es zuerst, um ein neues anzulegen.',
    SFTP: 'Sie haben schon ein SFTP-Konto. Löschen Sie es zuerst, um ein neues anzulegen.',
  },
  certificateWhy:
    'Mit diesem Zertifikat prüft der Empfänger die Signatur (die .p7s- oder .sig-Datei) Ihrer Meldungen. Zum Anmelden dient es nicht.',
  signInWith: 'Anmeldung',
  userName: 'Benutzername',
  userNameHint:
    'Nach {{prefix}}: 1 bis 10 Buchstaben oder Ziffern. Dieser Name kann später nicht mehr geändert werden.',
  userNameRules: 'Regeln für den Benutzernamen',
  userNameFixed: 'Der Benutzername kann nicht geändert werden: Die Systeme kennen das Konto unter diesem Namen.',
  password: 'Kennwort',
  passwordHint: 'Groß- und Kleinschreibung zählt. Bewahren Sie es gut auf: Es wird nie wieder angezeigt.',
  passwordRules: 'Regeln für das Kennwort',
  passwordNotShown: 'Wird nie angezeigt',
  showPassword: 'Kennwort anzeigen',
  hidePassword: 'Kennwort verbergen',
  identifiers: 'Identifikationen',
  changeIdentifiers: 'Identifikationen ändern',
  downloadKey: 'Schlüssel herunterladen',
  replaceKey: 'Schlüssel ersetzen',
  changePassword: 'Kennwort ändern',
};
