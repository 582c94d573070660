import { PASS } from '../../platform/rule/rule.js';
import { organisation } from '../x509/distinguished-name.js';
import { certificateRule } from './certificate-subject.js';

export const organisationDiffers = certificateRule({
  name: 'organisation-differs',
  demand: {
    nl: 'De onderneming in het certificaat is die van de verzender.',
    fr: 'L’entreprise citée dans le certificat est celle de l’expéditeur.',
    de: 'Das Unternehmen im Zertifikat ist das des Absenders.',
    en: 'The organisation in the certificate is that of the sender.',
  },
  citation: 'ChaMan, certificates: warnings',
  appliesTo: ({ certificate }, { organisationName }) =>
    organisationName !== undefined && organisation(certificate.subject) !== undefined,
  judge: ({ certificate }, { organisationName = '' }) => {
    const found = organisation(certificate.subject) ?? '';
    if (comparable(found) === comparable(organisationName)) return PASS;
    return {
      verdict: 'warning',
      found: {
        nl: 'In het certificaat staat "{found}"; de verzender heet "{expected}".',
        fr: 'Le certificat indique « {found} » ; l’expéditeur s’appelle « {expected} ».',
        de: 'Im Zertifikat steht „{found}“; der Absender heißt „{expected}“.',
        en: 'The certificate says "{found}"; the sender is called "{expected}".',
      },
      remedy: {
        nl: 'Het wordt aanvaard. Ga na of dit het certificaat is dat u bedoelt.',
        fr: 'Il est accepté. Vérifiez que c’est bien le certificat que vous vouliez envoyer.',
        de: 'Es wird angenommen. Prüfen Sie, ob dies das gemeinte Zertifikat ist.',
        en: 'It is accepted. Check that this is the certificate you mean.',
      },
      parameters: { found, expected: organisationName },
    };
  },
});

const LEGAL_FORMS: ReadonlySet<string> = new Set([
  'nv',
  'sa',
  'bv',
  'srl',
  'bvba',
  'sprl',
  'cv',
  'sc',
  'scrl',
  'cvba',
  'vof',
  'snc',
  'vzw',
  'asbl',
  'ag',
  'gmbh',
  'gmbh co kg',
]);

/** Accents, capitals, punctuation and the legal form make no difference. */
function comparable(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '' && !LEGAL_FORMS.has(word)).join(' ');
}
