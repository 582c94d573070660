import type { Text } from '../../platform/i18n/texts.js';
import { PASS } from '../../platform/rule/rule.js';
import { certificateRule } from './certificate-subject.js';

export const isACa = certificateRule({
  name: 'is-a-ca',
  demand: {
    nl: 'Het is uw eigen certificaat, niet dat van een certificatieautoriteit (CA), die certificaten uitgeeft.',
    fr: 'C’est votre propre certificat, pas celui d’une autorité de certification (CA), qui délivre des certificats.',
    de: 'Es ist Ihr eigenes Zertifikat, nicht das einer Zertifizierungsstelle (CA), die Zertifikate ausstellt.',
    en: 'It is your own certificate, not that of a certificate authority (CA), which issues certificates.',
  },
  citation: 'RFC 5280, sections 4.2.1.3 and 4.2.1.9',
  judge: ({ certificate: { extensions } }) => {
    const { basicConstraints, keyUsage } = extensions.values;
    if (extensions.unreadable.includes('basicConstraints'))
      return { verdict: 'fail', found: UNREADABLE, remedy: REMEDY };
    // CA:TRUE with digitalSignature alone cannot sign certificates: `openssl req -x509` makes such by default.
    const authority = basicConstraints?.ca === true && (keyUsage?.includes('keyCertSign') ?? true);
    return authority ? { verdict: 'fail', found: FOUND, remedy: REMEDY } : PASS;
  },
});

const FOUND: Text = {
  nl: 'Met dit certificaat kunnen andere certificaten worden uitgegeven (CA:TRUE).',
  fr: 'Ce certificat permet de délivrer d’autres certificats (CA:TRUE).',
  de: 'Mit diesem Zertifikat können andere Zertifikate ausgestellt werden (CA:TRUE).',
  en: 'Other certificates can be issued with this certificate (CA:TRUE).',
};

const UNREADABLE: Text = {
  nl: 'De vermelding of dit een CA is (basicConstraints) is onleesbaar.',
  fr: 'La mention qui indique s’il s’agit d’une CA (basicConstraints) est illisible.',
  de: 'Die Angabe, ob dies eine CA ist (basicConstraints), ist unlesbar.',
  en: 'The statement that says whether this is a CA (basicConstraints) cannot be read.',
};

const REMEDY: Text = {
  nl: 'Kies uw eigen certificaat, niet dat van uw leverancier. Maakt u het zelf, voeg dan toe aan uw openssl-opdracht: -addext keyUsage=critical,digitalSignature',
  fr: 'Choisissez votre propre certificat, pas celui de votre fournisseur. Si vous le créez vous-même, ajoutez à votre commande openssl : -addext keyUsage=critical,digitalSignature',
  de: 'Wählen Sie Ihr eigenes Zertifikat, nicht das Ihres Ausstellers. Erstellen Sie es selbst, so ergänzen Sie Ihren openssl-Befehl um: -addext keyUsage=critical,digitalSignature',
  en: 'Choose your own certificate, not that of your issuer. If you make it yourself, add to your openssl command: -addext keyUsage=critical,digitalSignature',
};
