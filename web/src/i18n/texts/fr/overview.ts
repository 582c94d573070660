import type { Texts } from '../nl/index.js';

export const overview: Texts['overview'] = {
  title: 'Aperçu de vos canaux',
  files: 'Canaux FTP / SFTP',
  senderNumber: 'Votre numéro d’expéditeur :',
  addFile: 'Ajouter un compte FTP ou SFTP',
  noFiles: 'Aucun compte FTP ou SFTP n’a été créé.',
  makeOneAbove: 'Créez un compte avec le bouton ci-dessus.',
  webServices: 'Comptes de services web',
  noWebServices: 'Aucun compte de service web n’a été créé.',
  name: 'Nom',
  type: 'Type',
  clientId: 'Client ID',
  state: 'État',
  expiresNext: 'Expiration du certificat',
  action: 'Action',
  edit: 'Consulter et modifier',
  editWhich: 'Consulter et modifier : {{name}}',
  deleteWhich: 'Supprimer : {{name}}',
};
