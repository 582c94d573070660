import type { Texts } from '../nl/index.js';

export const overview: Texts['overview'] = {
  title: 'Übersicht Ihrer Kanäle',
  files: 'FTP- / SFTP-Kanäle',
  senderNumber: 'Ihre Absendernummer:',
  addFile: 'Ein FTP- oder SFTP-Konto hinzufügen',
  noFiles: 'Es wurde kein FTP- oder SFTP-Konto angelegt.',
  makeOneAbove: 'Legen Sie mit der Schaltfläche oben ein Konto an.',
  webServices: 'Webdienst-Konten',
  noWebServices: 'Es wurde kein Webdienst-Konto angelegt.',
  name: 'Name',
  type: 'Typ',
  clientId: 'Client ID',
  state: 'Zustand',
  expiresNext: 'Zertifikat läuft ab',
  action: 'Aktion',
  edit: 'Ansehen und ändern',
  editWhich: 'Ansehen und ändern: {{name}}',
  deleteWhich: 'Löschen: {{name}}',
};
