import type { Texts } from '../nl/index.js';

export const faq: Texts['faq'] = {
  whoIsContact: {
    question: 'Welche Person ist als Kontakt anzugeben?',
    answer:
      'Die Kontaktperson oder die technisch verantwortliche Person des Unternehmens oder der Fachkraft, mit Rolle oder Funktion.',
  },
  contactNeeded: {
    question: 'Sind bei der ersten Anmeldung Kontaktdaten nötig?',
    answer: 'Ja. Ohne Kontaktdaten gibt es keinen Absender, und kein Kanal kann verwaltet werden.',
  },
  oneContact: {
    question: 'Kann es mehrere Kontaktpersonen geben?',
    answer: 'Nein, eine je Organisation und Eigenschaft.',
  },
  oneEmail: {
    question: 'Kann ich mehrere E-Mail-Adressen angeben?',
    answer: 'Nein, eine. Eine gemeinsame Adresse Ihrer Abteilung ist erlaubt.',
  },
  severalFileAccounts: {
    question: 'Kann ich mehrere FTP-, SFTP- oder SOAP-Konten anlegen?',
    answer: 'Nein, je eines. Nur REST-Konten kann es mehrere geben.',
  },
  severalCertificates: {
    question: 'Kann ein FTP-, SFTP- oder SOAP-Konto mehrere Zertifikate haben?',
    answer: 'Nein. Sie ersetzen das bestehende Zertifikat durch ein neues.',
  },
  severalRest: {
    question: 'Kann ich mehrere REST-Konten anlegen?',
    answer: 'Ja.',
  },
  severalRestCertificates: {
    question: 'Kann ein REST-Konto mehrere Zertifikate haben?',
    answer:
      'Ja. So ersetzen Sie ein Zertifikat ohne Unterbrechung: das neue hinzufügen, Ihre Software umstellen, das alte löschen.',
  },
  whichCertificates: {
    question: 'Welche Zertifikate werden angenommen?',
    answer:
      'Die Seite „Wie erstelle ich ein Zertifikat?“ zeigt alle Regeln je Kontotyp. Sobald Sie eine Datei wählen, sehen Sie, ob sie ihnen entspricht.',
  },
  error403: {
    question: 'Was tun bei Fehler 403 - kein Zugang?',
    answer:
      'Sind Sie kein Zugangsverwalter, bitten Sie Ihren Hauptzugangsverwalter oder lokalen Verwalter um Zugang zu ChaMan. Sind Sie es, kreuzen Sie ChaMan in der Zugangsverwaltung an und melden Sie sich erneut an.',
  },
  refused: {
    question: 'Ein System lehnt mein Konto ab. Was nun?',
    answer:
      'Die Seite des Kontos sagt, was abgelehnt wurde, was noch funktioniert und was Sie tun können. Sie erhalten auch eine E-Mail. Verbessern Sie es, wird es sofort erneut versucht.',
  },
  privateKey: {
    question: 'Ich habe meinen privaten Schlüssel jemandem gesendet. Was nun?',
    answer:
      'Erstellen Sie einen neuen Schlüssel, ersetzen Sie hier das Zertifikat oder den SSH-Schlüssel und verwenden Sie den alten nicht mehr.',
  },
};
