import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { CertificateSubject } from './certificate-subject.js';

export const wrongExtension: Rule<CertificateSubject> = {
  name: 'wrong-extension',
  demand: {
    nl: 'De bestandsnaam eindigt op .cer.',
    fr: 'Le nom du fichier se termine par .cer.',
    de: 'Der Dateiname endet auf .cer.',
    en: 'The file name ends in .cer.',
  },
  citation: 'ChaMan user guide, adding a certificate',
  appliesTo: () => true,
  judge: ({ uploadName, allowedExtensions, judged, upload }) => {
    const name = uploadName.toLowerCase();
    if (allowedExtensions.some((extension) => name.endsWith(extension))) return PASS;
    const parameters = { name: uploadName, extensions: allowedExtensions.join(', ') };
    const onlyTheName = judged !== undefined && !upload.fault && judged.certificate.defects.length === 0;
    return { verdict: 'fail', parameters, found: FOUND, remedy: onlyTheName ? RENAME : CHOOSE };
  },
};

const FOUND = {
  nl: 'Het bestand heet "{name}".',
  fr: 'Le fichier s’appelle « {name} ».',
  de: 'Die Datei heißt „{name}“.',
  en: 'The file is called "{name}".',
};

const RENAME = {
  nl: 'In het bestand zit een certificaat; alleen de naam klopt niet. Geef het een naam die eindigt op {extensions} en kies het opnieuw.',
  fr: 'Le fichier contient bien un certificat ; seul son nom ne convient pas. Donnez-lui un nom qui se termine par {extensions} et choisissez-le à nouveau.',
  de: 'Die Datei enthält ein Zertifikat; nur der Name stimmt nicht. Geben Sie ihr einen Namen, der auf {extensions} endet, und wählen Sie sie erneut.',
  en: 'The file does hold a certificate; only its name is wrong. Give it a name that ends in {extensions} and choose it again.',
};

const CHOOSE = {
  nl: 'Kies het bestand met uw certificaat, met een naam die eindigt op {extensions}. Een andere naam geven volstaat niet als de inhoud geen certificaat is.',
  fr: 'Choisissez le fichier de votre certificat, dont le nom se termine par {extensions}. Renommer ne suffit pas si le contenu n’est pas un certificat.',
  de: 'Wählen Sie die Datei mit Ihrem Zertifikat, deren Name auf {extensions} endet. Umbenennen genügt nicht, wenn der Inhalt kein Zertifikat ist.',
  en: 'Choose the file with your certificate, under a name that ends in {extensions}. Renaming is not enough if the content is not a certificate.',
};
