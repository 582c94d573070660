import type { Text } from '../../platform/i18n/texts.js';
import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { UnknownReason } from '../revocation/revocation-status.js';
import type { CertificateSubject } from './certificate-subject.js';

export const revocationUnknown: Rule<CertificateSubject> = {
  name: 'revocation-unknown',
  demand: {
    nl: 'Of het certificaat ingetrokken is, kunnen wij bij zijn leverancier nagaan.',
    fr: 'Nous pouvons vérifier auprès de son fournisseur si le certificat est révoqué.',
    de: 'Ob das Zertifikat widerrufen ist, können wir bei seinem Aussteller prüfen.',
    en: 'We can check with its issuer whether the certificate has been revoked.',
  },
  citation: 'RFC 5280, section 6.3; RFC 6960',
  appliesTo: ({ revocation }) => revocation !== undefined,
  judge: ({ revocation }) => {
    const unknown = revocation?.statuses.find((status) => status.state === 'unknown');
    if (!revocation || !unknown) return PASS;
    const [found, remedy] = TOLD[unknown.because] ?? UNUSABLE;
    return {
      verdict: revocation.fail === 'hard' ? 'fail' : 'warning',
      found,
      remedy,
      parameters: { subject: unknown.subject },
    };
  },
};

const LATER: Text = {
  nl: 'Het ligt niet aan u: probeer het later opnieuw. Blijft het zo, verwittig dan de helpdesk.',
  fr: 'Ce n’est pas de votre fait : réessayez plus tard. Si cela persiste, avertissez le helpdesk.',
  de: 'Es liegt nicht an Ihnen: Versuchen Sie es später erneut. Bleibt es so, verständigen Sie den Helpdesk.',
  en: 'It is not your fault: try again later. If it stays like this, tell the help desk.',
};
const ASK_ISSUER: Text = {
  nl: 'Vraag uw leverancier of hij dit certificaat kent, en hoe ontvangers kunnen nagaan of het ingetrokken is.',
  fr: 'Demandez à votre fournisseur s’il connaît ce certificat, et comment vérifier s’il est révoqué.',
  de: 'Fragen Sie Ihren Aussteller, ob er dieses Zertifikat kennt und wie Empfänger prüfen können, ob es widerrufen ist.',
  en: 'Ask your issuer whether it knows this certificate, and how receivers can check whether it was revoked.',
};

const UNUSABLE: readonly [Text, Text] = [
  {
    nl: 'Het antwoord van de leverancier over "{subject}" is niet bruikbaar.',
    fr: 'La réponse du fournisseur à propos de « {subject} » n’est pas utilisable.',
    de: 'Die Antwort des Ausstellers über „{subject}“ ist nicht brauchbar.',
    en: 'The answer of the issuer about "{subject}" cannot be used.',
  },
  LATER,
];
const UNREACHABLE: readonly [Text, Text] = [
  {
    nl: 'De leverancier kon niet gevraagd worden naar "{subject}".',
    fr: 'Le fournisseur n’a pas pu être interrogé à propos de « {subject} ».',
    de: 'Der Aussteller konnte nicht nach „{subject}“ gefragt werden.',
    en: 'The issuer could not be asked about "{subject}".',
  },
  LATER,
];

/** Every other reason is an answer that cannot be used. */
const TOLD: Partial<Record<UnknownReason, readonly [Text, Text]>> = {
  'no-source': [
    {
      nl: 'Het certificaat "{subject}" zegt niet waar dat nagegaan kan worden.',
      fr: 'Le certificat « {subject} » n’indique pas où le vérifier.',
      de: 'Das Zertifikat „{subject}“ sagt nicht, wo das geprüft werden kann.',
      en: 'The certificate "{subject}" does not say where that can be checked.',
    },
    ASK_ISSUER,
  ],
  'not-known': [
    {
      nl: 'De leverancier zegt dat hij het certificaat "{subject}" niet kent.',
      fr: 'Le fournisseur dit ne pas connaître le certificat « {subject} ».',
      de: 'Der Aussteller sagt, dass er das Zertifikat „{subject}“ nicht kennt.',
      en: 'The issuer says that it does not know the certificate "{subject}".',
    },
    ASK_ISSUER,
  ],
  'host-not-allowed': UNREACHABLE,
  'no-answer': UNREACHABLE,
  refused: UNREACHABLE,
};
