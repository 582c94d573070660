import type { Texts } from '../nl/index.js';

export const files: Texts['files'] = {
  newTitle: 'Ajouter un compte FTP ou SFTP',
  bothExist: 'Vous avez déjà un compte FTP et un compte SFTP',
  bothExistWhat: 'Un seul de chaque est permis. Pour en créer un nouveau, supprimez d’abord l’existant.',
  what: {
    FTP: 'Envoyer des fichiers avec un nom d’utilisateur et un mot de passe (FTP sur TLS).',
    SFTP: 'Envoyer des fichiers avec un nom d’utilisateur et une clé SSH. À préférer si votre logiciel le permet.',
  },
  taken: {
    FTP: 'Vous avez déjà un compte FTP. Supprimez-le d’abord pour en créer un nouveau.',
    SFTP: 'Vous avez déjà un compte SFTP. Supprimez-le d’abord pour en créer un nouveau.',
  },
  certificateWhy:
    'Avec ce certificat, le destinataire vérifie la signature (le fichier .p7s ou .sig) de vos déclarations. Il ne sert pas à se connecter.',
  signInWith: 'Connexion',
  userName: 'Nom d’utilisateur',
  userNameHint: 'Après {{prefix}} : de 1 à 10 lettres ou chiffres. Ce nom ne pourra plus changer.',
  userNameRules: 'Règles du nom d’utilisateur',
  userNameFixed: 'Le nom d’utilisateur ne peut pas changer : les systèmes reconnaissent le compte à ce nom.',
  password: 'Mot de passe',
  passwordHint: 'Sensible à la casse. Gardez-le bien : il ne sera plus jamais affiché.',
  passwordRules: 'Règles du mot de passe',
  passwordNotShown: 'N’est jamais affiché',
  showPassword: 'Afficher le mot de passe',
  hidePassword: 'Masquer le mot de passe',
  identifiers: 'Identifiants',
  changeIdentifiers: 'Modifier les identifiants',
  downloadKey: 'Télécharger la clé',
  replaceKey: 'Remplacer la clé',
  changePassword: 'Modifier le mot de passe',
};
