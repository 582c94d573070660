import type { Texts } from '../nl/index.js';

export const session: Texts['session'] = {
  endsSoon: 'Votre session se termine bientôt',
  endsSoonWhat: 'À {{moment}}, vous devrez vous reconnecter. Confirmez d’ici là ce que vous êtes en train de saisir.',
  idleWhat:
    'Depuis un moment, vous n’avez rien envoyé à ChaMan. Vous serez déconnecté le {{moment}}, sauf si vous restez connecté.',
  stay: 'Rester connecté',
  ended: 'Votre session est terminée',
  endedWhat:
    'Ce que vous avez saisi ici est toujours là. Connectez-vous dans une nouvelle fenêtre, puis revenez à celle-ci et continuez.',
  signInAgain: 'Se connecter dans une nouvelle fenêtre',
  welcome: 'Gestion des canaux techniques',
  whatItIs:
    'Avec ChaMan, votre organisation gère elle-même les canaux techniques par lesquels elle échange des données avec la sécurité sociale :',
  whatFiles: 'envoyer et recevoir des fichiers par FTP et SFTP ;',
  whatWebServices: 'appeler des services web par SOAP et REST ;',
  whatHelp:
    'pour chaque certificat et chaque clé, vous voyez immédiatement s’ils sont acceptés et, sinon, comment y remédier.',
  signIn: 'Se connecter',
  whoMay:
    'Pour les Gestionnaires d’accès, les Gestionnaires de groupe et les personnes qui ont reçu, dans la Gestion des accès, la permission « Gestion des canaux techniques ».',
  signOut: 'Se déconnecter',
  signingOut: 'Déconnexion …',
  switch: 'Changer',
  switchTitle: 'Pour quelle organisation agissez-vous ?',
  current: 'Choisie',
  actFor: 'Choisir',
  actForWhom: 'Choisir {{organisation}}',
  choose: 'Choisissez une organisation',
  chooseWhat:
    'Vous pouvez agir pour plusieurs organisations ou en plusieurs qualités. Vous pourrez toujours changer plus tard.',
  noAccess: 'Erreur 403 - Accès refusé',
  dearVisitor: 'Cher visiteur,',
  noRights: 'Vous n’avez malheureusement pas encore les droits nécessaires pour accéder à ce service en ligne.',
  noAccessWhy:
    'Vous êtes connecté pour {{organisation}} en tant que {{role}}. Cela ne vous permet pas encore de gérer les canaux techniques de cette organisation.',
  noOrganisation: 'Vous êtes connecté, mais vous ne pouvez agir pour aucune organisation.',
  whatToDo: 'Que pouvez-vous faire ?',
  notAManager:
    'Vous n’êtes pas Gestionnaire d’accès ? Demandez à votre Gestionnaire d’accès principal ou gestionnaire local de vous donner, dans la Gestion des accès, la permission « Gestion des canaux techniques ».',
  aManager: 'Vous êtes Gestionnaire d’accès ? Cochez alors ChaMan dans la Gestion des accès, puis reconnectez-vous.',
  otherOrganisation: 'Ou agissez pour une autre organisation',
};
