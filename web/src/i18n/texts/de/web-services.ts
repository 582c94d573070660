import type { Texts } from '../nl/index.js';

export const webServices: Texts['webServices'] = {
  newTitle: 'Ein Webdienst-Konto hinzufügen',
  what: {
    REST: 'Software ruft REST-Dienste mit einem Zugriffstoken auf. Selbstsignierte Zertifikate sind erlaubt. Sie können mehrere haben.',
    SOAP: 'Software ruft SOAP-Dienste auf und unterzeichnet jeden Aufruf mit dem Zertifikat. Sie können eines haben.',
  },
  soapTaken: 'Sie haben schon ein SOAP-Konto. Löschen Sie es zuerst, um ein neues anzulegen.',
  certificates: 'Zertifikatsverwaltung',
  certificateWhy: {
    REST: 'Mit dem privaten Schlüssel dieses Zertifikats unterzeichnet Ihre Software die Anfrage eines Zugriffstokens.',
    SOAP: 'Mit dem privaten Schlüssel dieses Zertifikats unterzeichnet Ihre Software jeden Aufruf (WS-Security).',
  },
  clientIdComes: 'Erscheint, sobald das Konto aktiv ist',
  addCertificate: 'Ein Zertifikat hinzufügen',
  keyIdRequired:
    'Dieses Konto hat zwei Zertifikate mit der gleichen Art von Schlüssel. Ihre Software muss daher in jeder Anfrage mit „kid“ sagen, welchen Schlüssel sie verwendet; Sie finden ihn unter „Fingerabdrücke“.',
  lastStays:
    'Ein REST-Konto behält immer mindestens ein Zertifikat. Fügen Sie zuerst das neue hinzu, um dieses löschen zu können.',
  removeCertificate: 'Zertifikat löschen',
  removeWhat:
    'Anfragen, die mit dem Schlüssel dieses Zertifikats unterzeichnet sind, werden danach abgelehnt. Bereits ausgestellte Token gelten noch höchstens 5 Minuten.',
  noneValidLeft: 'Danach hat dieses Konto kein gültiges Zertifikat mehr: Es funktioniert dann nicht.',
  certificateGoes: 'Zertifikat {{name}} wird entfernt.',
};
