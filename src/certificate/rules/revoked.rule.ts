import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { CertificateSubject } from './certificate-subject.js';
import { momentText } from './moment.text.js';

export const revoked: Rule<CertificateSubject> = {
  name: 'revoked',
  demand: {
    nl: 'Het certificaat is niet ingetrokken, en evenmin dat van zijn leverancier.',
    fr: 'Le certificat n’est pas révoqué, et celui de son fournisseur non plus.',
    de: 'Das Zertifikat ist nicht widerrufen, und das seines Ausstellers auch nicht.',
    en: 'The certificate has not been revoked, nor has that of its issuer.',
  },
  citation: 'RFC 5280, section 6.3; RFC 6960',
  appliesTo: ({ revocation }) => revocation !== undefined,
  judge: ({ revocation }) => {
    const found = revocation?.statuses.find((status) => status.state === 'revoked');
    if (!found) return PASS;
    return {
      verdict: 'fail',
      found: {
        nl: 'Het certificaat "{subject}" is op {revokedAt} ingetrokken ({reason}).',
        fr: 'Le certificat « {subject} » a été révoqué le {revokedAt} ({reason}).',
        de: 'Das Zertifikat „{subject}“ wurde am {revokedAt} widerrufen ({reason}).',
        en: 'The certificate "{subject}" was revoked on {revokedAt} ({reason}).',
      },
      remedy: {
        nl: 'Vraag een nieuw certificaat aan, met een nieuwe sleutel. Weet u niet waarom het ingetrokken is, vraag het dan aan uw leverancier.',
        fr: 'Demandez un nouveau certificat, avec une nouvelle clé. Si vous ignorez pourquoi il est révoqué, demandez-le à votre fournisseur.',
        de: 'Beantragen Sie ein neues Zertifikat mit einem neuen Schlüssel. Wissen Sie nicht, warum es widerrufen ist, so fragen Sie Ihren Aussteller.',
        en: 'Request a new certificate, with a new key. If you do not know why it was revoked, ask your issuer.',
      },
      parameters: {
        subject: found.subject,
        revokedAt: momentText(found.revokedAt),
        reason: found.reason ?? 'unspecified',
      },
    };
  },
};
