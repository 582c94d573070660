import type { Text } from '../../platform/i18n/texts.js';
import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { UnknownReason } from '../revocation/revocation-status.js';
import type { CertificateSubject } from './certificate-subject.js';

export const revocationUnknown: Rule<CertificateSubject> = {
  name: 'revocation-unknown',
  demand: {
    nl: 'Wij kunnen bij de leverancier nagaan of het certificaat ingetrokken is.',
    fr: 'Nous pouvons vérifier auprès du fournisseur si le certificat est révoqué.',
    de: 'Wir können beim Aussteller prüfen, ob das Zertifikat widerrufen ist.',
    en: 'We can check with the issuer whether the certificate has been revoked.',
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
  nl: 'Het ligt niet aan u: probeer het later opnieuw. Blijft het zo, breng dan de helpdesk op de hoogte.',
  fr: 'Vous n’y êtes pour rien : réessayez plus tard. Si cela persiste, avertissez le helpdesk.',
  de: 'Es liegt nicht an Ihnen: Versuchen Sie es später erneut. Bleibt es so, verständigen Sie den Helpdesk.',
  en: 'It is not your fault: try again later. If it stays like this, tell the help desk.',
};
const ASK_ISSUER: Text = {
  nl: 'Vraag uw leverancier of hij dit certificaat kent, en hoe ontvangers kunnen nagaan of het ingetrokken is.',
  fr: 'Demandez à votre fournisseur s’il connaît ce certificat, et comment les destinataires peuvent vérifier s’il est révoqué.',
  de: 'Fragen Sie Ihren Aussteller, ob er dieses Zertifikat kennt und wie Empfänger prüfen können, ob es widerrufen ist.',
  en: 'Ask your issuer whether it knows this certificate, and how receivers can check whether it was revoked.',
};

const UNUSABLE: readonly [Text, Text] = [
  {
    nl: 'Het antwoord van de leverancier over "{subject}" is niet bruikbaar.',
    fr: 'La réponse du fournisseur à propos de « {subject} » n’est pas utilisable.',
    de: 'Die Antwort des Ausstellers über „{subject}“ ist nicht brauchbar.',
    en: 'The answer of the issuer about "{subject}" cannot be used.',
  },
  LATER,
];
const UNREACHABLE: readonly [Text, Text] = [
  {
    nl: 'Wij konden de leverancier niet vragen of "{subject}" ingetrokken is.',
    fr: 'Nous n’avons pas pu demander au fournisseur si « {subject} » est révoqué.',
    de: 'Wir konnten den Aussteller nicht fragen, ob „{subject}“ widerrufen ist.',
    en: 'The issuer could not be asked whether "{subject}" was revoked.',
  },
  LATER,
];

/** Every other reason is an answer that cannot be used. */
const TOLD: Partial<Record<UnknownReason, readonly [Text, Text]>> = {
  'no-source': [
    {
      nl: 'Het certificaat "{subject}" zegt niet waar wij kunnen nagaan of het ingetrokken is.',
      fr: 'Le certificat « {subject} » n’indique pas où vérifier s’il est révoqué.',
      de: 'Das Zertifikat „{subject}“ sagt nicht, wo wir prüfen können, ob es widerrufen ist.',
      en: 'The certificate "{subject}" does not say where we can check whether it was revoked.',
    },
    ASK_ISSUER,
  ],
  'not-known': [
    {
      nl: 'De leverancier zegt dat hij het certificaat "{subject}" niet kent.',
      fr: 'Le fournisseur dit ne pas connaître le certificat « {subject} ».',
      de: 'Der Aussteller sagt, dass er das Zertifikat „{subject}“ nicht kennt.',
      en: 'The issuer says that it does not know the certificate "{subject}".',
    },
    ASK_ISSUER,
  ],
  'host-not-allowed': UNREACHABLE,
  'no-answer': UNREACHABLE,
  refused: UNREACHABLE,
};
