import type { Texts } from '../nl/index.js';

export const webServices: Texts['webServices'] = {
  newTitle: 'Ajouter un compte de service web',
  what: {
    REST: 'Un logiciel appelle des services REST avec un jeton d’accès. Les certificats auto-signés sont admis. Vous pouvez en avoir plusieurs.',
    SOAP: 'Un logiciel appelle des services SOAP et signe chaque appel avec le certificat. Vous pouvez en avoir un.',
  },
  soapTaken: 'Vous avez déjà un compte SOAP. Supprimez-le d’abord pour en créer un nouveau.',
  certificates: 'Gestion des certificats',
  certificateWhy: {
    REST: 'Avec la clé privée de ce certificat, votre logiciel signe la demande d’un jeton d’accès.',
    SOAP: 'Avec la clé privée de ce certificat, votre logiciel signe chaque appel (WS-Security).',
  },
  clientIdComes: 'Apparaît dès que le compte est actif',
  addCertificate: 'Ajouter un certificat',
  keyIdRequired:
    'Ce compte a deux certificats avec une clé du même type. Votre logiciel doit donc indiquer dans chaque demande, par « kid », quelle clé il utilise ; vous la trouvez sous « Empreintes ».',
  lastStays:
    'Un compte REST garde toujours au moins un certificat. Ajoutez d’abord le nouveau pour pouvoir supprimer celui-ci.',
  removeCertificate: 'Supprimer le certificat',
  removeWhat:
    'Les demandes signées avec la clé de ce certificat seront ensuite refusées. Les jetons déjà délivrés fonctionnent encore 5 minutes au plus.',
  noneValidLeft: 'Ce compte n’aura alors plus de certificat valable : il ne fonctionnera plus.',
  certificateGoes: 'Le certificat {{name}} est en cours de retrait.',
};
