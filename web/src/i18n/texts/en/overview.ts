import type { Texts } from '../nl/index.js';

export const overview: Texts['overview'] = {
  title: 'Overview of your channels',
  files: 'FTP / SFTP channels',
  senderNumber: 'Your sender number:',
  addFile: 'Add an FTP or SFTP account',
  noFiles: 'No FTP or SFTP account was created.',
  makeOneAbove: 'Create an account with the button above.',
  webServices: 'Web service accounts',
  noWebServices: 'No web service account was created.',
  name: 'Name',
  type: 'Type',
  clientId: 'Client ID',
  state: 'State',
  expiresNext: 'Certificate expires',
  action: 'Action',
  edit: 'View and change',
  editWhich: 'View and change: {{name}}',
  deleteWhich: 'Delete: {{name}}',
};
