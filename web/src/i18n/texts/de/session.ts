import type { Texts } from '../nl/index.js';

export const session: Texts['session'] = {
  endsSoon: 'Ihre Sitzung endet bald',
  endsSoonWhat: 'Um {{moment}} müssen Sie sich erneut anmelden. Bestätigen Sie vorher, was Sie gerade eingeben.',
  idleWhat:
    'Seit einiger Zeit haben Sie nichts an ChaMan gesendet. Am {{moment}} werden Sie abgemeldet, es sei denn, Sie bleiben angemeldet.',
  stay: 'Angemeldet bleiben',
  ended: 'Ihre Sitzung ist beendet',
  endedWhat:
    'Was Sie hier eingegeben haben, ist noch da. Melden Sie sich in einem neuen Fenster an, kehren Sie dann hierher zurück und machen Sie weiter.',
  signInAgain: 'In einem neuen Fenster anmelden',
  welcome: 'Technische Kanalverwaltung',
  whatItIs:
    'Mit ChaMan verwaltet Ihre Organisation selbst die technischen Kanäle, über die sie Daten mit der sozialen Sicherheit austauscht:',
  whatFiles: 'Dateien über FTP und SFTP senden und empfangen;',
  whatWebServices: 'Webdienste über SOAP und REST aufrufen;',
  whatHelp:
    'bei jedem Zertifikat und jedem Schlüssel sehen Sie sofort, ob er angenommen wird und, wenn nicht, was zu tun ist.',
  signIn: 'Anmelden',
  whoMay:
    'Für Zugangsverwalter, Gruppenverwalter und alle, die in der Zugangsverwaltung die Berechtigung „Technische Kanalverwaltung“ erhalten haben.',
  signOut: 'Abmelden',
  signingOut: 'Sie werden abgemeldet …',
  switch: 'Wechseln',
  switchTitle: 'Für welche Organisation handeln Sie?',
  current: 'Gewählt',
  actFor: 'Wählen',
  actForWhom: '{{organisation}} wählen',
  choose: 'Wählen Sie eine Organisation',
  chooseWhat:
    'Sie dürfen für mehrere Organisationen oder in mehreren Eigenschaften handeln. Sie können später jederzeit wechseln.',
  noAccess: 'Fehler 403 - Kein Zugang',
  dearVisitor: 'Sehr geehrte Besucherin, sehr geehrter Besucher,',
  noRights: 'Sie haben leider noch nicht die nötigen Rechte, um auf diesen Onlinedienst zuzugreifen.',
  noAccessWhy:
    'Sie sind für {{organisation}} als {{role}} angemeldet. Damit dürfen Sie die technischen Kanäle dieser Organisation noch nicht verwalten.',
  noOrganisation: 'Sie sind angemeldet, dürfen aber für keine Organisation handeln.',
  whatToDo: 'Was können Sie tun?',
  notAManager:
    'Sie sind kein Zugangsverwalter? Bitten Sie Ihren Hauptzugangsverwalter oder lokalen Verwalter, Ihnen in der Zugangsverwaltung die Berechtigung „Technische Kanalverwaltung“ zu geben.',
  aManager:
    'Sie sind Zugangsverwalter? Kreuzen Sie dann ChaMan in der Zugangsverwaltung an und melden Sie sich danach erneut an.',
  otherOrganisation: 'Oder handeln Sie für eine andere Organisation',
};
