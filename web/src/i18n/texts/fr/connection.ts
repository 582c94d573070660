import type { Texts } from '../nl/index.js';

export const connection: Texts['connection'] = {
  title: 'Se connecter',
  host: 'Serveur',
  port: 'Port',
  protocol: 'Protocole',
  protocolOf: {
    FTP: 'FTP avec TLS explicite (FTPES)',
    SFTP: 'SFTP (sur SSH)',
  },
  hostKey: 'Empreinte du serveur',
  address: 'Adresse',
  signature: 'Signature',
  tokenUrl: 'Adresse des jetons',
  audience: 'Audience (aud)',
  steps: {
    SFTP: 'Réglez votre programme avec ces données et choisissez la clé privée qui correspond à la clé publique de ce compte. Si le programme demande la première fois si vous faites confiance au serveur, comparez l’empreinte.',
    FTP: 'Réglez votre programme avec ces données. Choisissez « TLS explicite » : sans chiffrement, le serveur refuse.',
    SOAP: 'Votre logiciel signe le Body et le Timestamp de chaque appel avec la clé privée du certificat, et joint le certificat (BinarySecurityToken).',
    REST: 'Votre logiciel crée un JWT (client assertion), le signe avec la clé privée du certificat et l’échange contre un jeton d’accès.',
  },
  try: 'Essayer',
  assertionHeader: 'En-tête de l’assertion',
  assertionClaims: 'Contenu de l’assertion',
  tokenRequest: 'Demander un jeton',
  scopeHint: 'Sans « scope », vous obtenez toutes les permissions de ce compte.',
};
