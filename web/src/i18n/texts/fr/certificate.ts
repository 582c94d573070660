import type { Texts } from '../nl/index.js';

export const certificate: Texts['certificate'] = {
  title: 'Certificat',
  titleOf: 'Certificat - {{name}}',
  replaceTitle: 'Remplacer le certificat',
  file: 'Certificat',
  fileHint: 'Un fichier .cer. Pas de .pfx ni de .p12 : ils contiennent votre clé privée, que vous gardez pour vous.',
  drop: 'Déposer le fichier du certificat ici',
  choose: 'Choisir un fichier',
  chooseOther: 'Choisir un autre fichier',
  orDrop: 'ou déposez-le ici',
  name: 'Nom du certificat',
  nameHint: 'Votre propre nom pour ce certificat, de 1 à 80 caractères.',
  judging: 'Vérification du certificat …',
  accepted: 'Ce certificat est accepté',
  notAccepted: 'Ce certificat n’est pas accepté',
  summary: '{{owner}}, délivré par {{issuer}}, valable jusqu’au {{day}} inclus.',
  toMend: 'Ce qui n’est pas correct ou demande votre attention',
  allRules: 'Toutes les règles et données',
  passed: 'Règles respectées',
  fileName: 'Nom du fichier',
  owner: 'Propriétaire',
  organisation: 'Entreprise',
  issuer: 'Émetteur',
  expires: 'Date d’expiration',
  serialNumber: 'Numéro de série',
  key: 'Clé',
  fingerprints: 'Empreintes',
  fingerprint: 'SHA-256 du certificat',
  publicKeyHash: 'SHA-256 de la clé publique',
  expired: 'Expiré',
  daysLeft_one: 'Encore {{days}} jour',
  daysLeft_other: 'Encore {{days}} jours',
  refused: {
    'private-key': {
      title: 'Ce fichier contient une clé privée',
      what: 'Il n’a pas été envoyé. Une clé privée ne doit jamais quitter votre ordinateur. Choisissez le fichier qui ne contient que le certificat (.cer). Si vous avez déjà envoyé cette clé à quelqu’un, remplacez-la.',
    },
    'too-large': {
      title: 'Ce fichier est trop grand pour un certificat',
      what: 'Un certificat fait au plus 64 Kio. Le fichier n’a pas été envoyé.',
    },
  },
};

export const sshKey: Texts['sshKey'] = {
  label: 'Clé publique SSH',
  hint: 'Collez la clé publique (le fichier .pub) ou choisissez le fichier. Jamais la clé privée.',
  fromFile: 'Depuis un fichier',
  bits: '{{bits}} bits',
  judging: 'Vérification de la clé …',
  accepted: 'Cette clé est acceptée',
  notAccepted: 'Cette clé n’est pas acceptée',
  private: {
    title: 'Ceci est une clé privée',
    what: 'Elle n’a pas été envoyée et a été retirée du champ. Prenez la clé publique : le fichier du même nom qui se termine par .pub ou, dans PuTTYgen, le cadre « Public key for pasting ».',
  },
};
