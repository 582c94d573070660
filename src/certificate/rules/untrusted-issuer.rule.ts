import { PASS } from '../../platform/rule/rule.js';
import { commonName, displayName } from '../x509/distinguished-name.js';
import { certificateRule } from './certificate-subject.js';
import { PATH_FAULTS } from './path-faults.texts.js';

export const untrustedIssuer = certificateRule({
  name: 'untrusted-issuer',
  demand: {
    nl: 'Het certificaat komt van een leverancier die wij vertrouwen.',
    fr: 'Le certificat provient d’un fournisseur auquel nous faisons confiance.',
    de: 'Das Zertifikat kommt von einem Aussteller, dem wir vertrauen.',
    en: 'The certificate comes from an issuer that we trust.',
  },
  citation: 'RFC 5280, section 6',
  appliesTo: ({ selfSigned }) => !selfSigned,
  judge: ({ path, certificate }) => {
    if (path.path) return PASS;
    const { issuer, extensions } = certificate;
    return {
      verdict: 'fail',
      found: PATH_FAULTS[path.fault ?? 'unknown-issuer'],
      remedy: {
        nl: 'Vraag een certificaat aan bij een leverancier op onze lijst. Is uw leverancier erkend, neem dan contact op met de helpdesk.',
        fr: 'Demandez un certificat à un fournisseur de notre liste. Si votre fournisseur est reconnu, contactez le helpdesk.',
        de: 'Beantragen Sie ein Zertifikat bei einem Aussteller auf unserer Liste. Ist Ihr Aussteller anerkannt, so wenden Sie sich an den Helpdesk.',
        en: 'Request a certificate from an issuer on our list. If your issuer is recognised, contact the help desk.',
      },
      parameters: {
        issuer: commonName(issuer) ?? displayName(issuer),
        extensions: extensions.unknownCritical.slice(0, 5).join(', '),
      },
    };
  },
});
