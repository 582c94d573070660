import type { Texts } from '../nl/index.js';

export const connection: Texts['connection'] = {
  title: 'Verbindung herstellen',
  host: 'Server',
  port: 'Port',
  protocol: 'Protokoll',
  protocolOf: {
    FTP: 'FTP mit explizitem TLS (FTPES)',
    SFTP: 'SFTP (über SSH)',
  },
  hostKey: 'Fingerabdruck des Servers',
  address: 'Adresse',
  signature: 'Signatur',
  tokenUrl: 'Adresse für Token',
  audience: 'Audience (aud)',
  steps: {
    SFTP: 'Stellen Sie diese Angaben in Ihrem Programm ein und wählen Sie den privaten Schlüssel, der zum öffentlichen Schlüssel dieses Kontos gehört. Fragt das Programm beim ersten Mal, ob Sie dem Server vertrauen, vergleichen Sie den Fingerabdruck.',
    FTP: 'Stellen Sie diese Angaben in Ihrem Programm ein. Wählen Sie „explizites TLS“: Ohne Verschlüsselung lehnt der Server ab.',
    SOAP: 'Ihre Software unterzeichnet Body und Timestamp jedes Aufrufs mit dem privaten Schlüssel des Zertifikats und schickt das Zertifikat mit (BinarySecurityToken).',
    REST: 'Ihre Software erstellt ein JWT (Client Assertion), unterzeichnet es mit dem privaten Schlüssel des Zertifikats und tauscht es gegen ein Zugriffstoken.',
  },
  try: 'Ausprobieren',
  assertionHeader: 'Kopf der Assertion',
  assertionClaims: 'Inhalt der Assertion',
  tokenRequest: 'Ein Token anfordern',
  scopeHint: 'Ohne „scope“ erhalten Sie alle Berechtigungen dieses Kontos.',
};
