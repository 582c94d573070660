import type { Texts } from '../nl/index.js';

export const account: Texts['account'] = {
  note: 'Note',
  noteHint: 'Pour vous et vos collègues, jusqu’à 300 caractères ; facultatif.',
  handover: 'Imprimer la fiche de transmission',
  type: 'Type',
  name: 'Nom du compte',
  nameHint: 'Un nom qui vous permet de reconnaître le compte, de 1 à 80 caractères.',
  changeName: 'Modifier le nom du compte',
  permissions: 'Permissions sécurisées',
  permissionsHint:
    'Sélectionnez au moins une permission sécurisée pour laquelle vous donnez accès au canal {{channel}}.',
  information: 'Informations du compte',
  created: 'Créé le',
  back: '← Retour à l’aperçu des canaux',
  pageTitle: 'Modifier le compte {{channel}} - {{name}}',
  since: 'depuis le {{moment}}',
  triedNextAt: 'Prochain essai : {{moment}}.',
  deleteThis: 'Supprimer ce compte',
  deleteTitle: 'Supprimer le compte',
  deleteSure: 'La suppression d’un compte est définitive. Confirmez-vous cette action ?',
  deleting: 'Suppression …',
  stops: {
    FTP: 'Plus personne ne pourra ensuite se connecter, envoyer ou récupérer des fichiers avec ce compte.',
    SFTP: 'Plus personne ne pourra ensuite se connecter, envoyer ou récupérer des fichiers avec ce compte.',
    SOAP: 'Les appels signés avec le certificat de ce compte seront ensuite refusés.',
    REST: 'Ce compte ne recevra plus de nouveaux jetons d’accès ; les jetons déjà délivrés fonctionnent encore 5 minutes au plus.',
  },
  state: {
    'being-set-up': 'En cours de création',
    active: 'Actif',
    'being-changed': 'En cours de modification',
    failed: 'Échec',
    disabled: 'Désactivé',
    'being-deleted': 'En cours de suppression',
  },
  part: { pending: 'En cours d’ajout', removing: 'En cours de retrait' },
};
