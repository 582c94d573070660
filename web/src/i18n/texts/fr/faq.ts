import type { Texts } from '../nl/index.js';

export const faq: Texts['faq'] = {
  whoIsContact: {
    question: 'Quelle personne faut-il indiquer dans les données de contact ?',
    answer:
      'La personne de contact ou le responsable technique de l’entreprise ou du professionnel, avec son rôle ou sa fonction.',
  },
  contactNeeded: {
    question: 'Les données de contact sont-elles nécessaires à la première connexion ?',
    answer: 'Oui. Sans données de contact, il n’y a pas d’expéditeur et aucun canal ne peut être géré.',
  },
  oneContact: {
    question: 'Peut-il y avoir plusieurs personnes de contact ?',
    answer: 'Non, une par organisation et qualité.',
  },
  oneEmail: {
    question: 'Puis-je indiquer plusieurs adresses e-mail ?',
    answer: 'Non, une seule. Une adresse partagée de votre service est permise.',
  },
  severalFileAccounts: {
    question: 'Puis-je créer plusieurs comptes FTP, SFTP ou SOAP ?',
    answer: 'Non, un de chaque. Seuls les comptes REST peuvent être multiples.',
  },
  severalCertificates: {
    question: 'Un compte FTP, SFTP ou SOAP peut-il avoir plusieurs certificats ?',
    answer: 'Non. Vous remplacez le certificat existant par un nouveau.',
  },
  severalRest: {
    question: 'Puis-je créer plusieurs comptes REST ?',
    answer: 'Oui.',
  },
  severalRestCertificates: {
    question: 'Un compte REST peut-il avoir plusieurs certificats ?',
    answer:
      'Oui. Vous remplacez ainsi un certificat sans interruption : ajoutez le nouveau, adaptez votre logiciel, supprimez l’ancien.',
  },
  whichCertificates: {
    question: 'Quels certificats sont acceptés ?',
    answer:
      'La page « Comment créer un certificat ? » montre toutes les règles par type de compte. Dès que vous choisissez un fichier, vous voyez s’il y répond.',
  },
  error403: {
    question: 'Que faire en cas d’erreur 403 - accès refusé ?',
    answer:
      'Si vous n’êtes pas Gestionnaire d’accès, demandez l’accès à ChaMan à votre Gestionnaire d’accès principal ou gestionnaire local. Si vous l’êtes, cochez ChaMan dans la Gestion des accès et reconnectez-vous.',
  },
  refused: {
    question: 'Un système refuse mon compte. Que faire ?',
    answer:
      'La page du compte dit ce qui a été refusé, ce qui fonctionne encore et ce que vous pouvez faire. Vous recevez aussi un e-mail. Dès que vous corrigez, un nouvel essai est fait.',
  },
  privateKey: {
    question: 'J’ai envoyé ma clé privée à quelqu’un. Que faire ?',
    answer: 'Créez une nouvelle clé, remplacez ici le certificat ou la clé SSH, et n’utilisez plus l’ancienne.',
  },
};
