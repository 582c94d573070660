import { PASS, type Judgement, type Rule } from '../../platform/rule/rule.js';
import type { CertificateSubject } from './certificate-subject.js';
import { DEFECTS, FINDINGS } from './findings.texts.js';
import { REMEDY_OF, REMEDIES } from './finding-remedies.texts.js';

export const notACertificate: Rule<CertificateSubject> = {
  name: 'not-a-certificate',
  demand: {
    nl: 'Het bestand is een X.509-certificaat, in DER- of PEM-vorm.',
    fr: 'Le fichier est un certificat X.509, au format DER ou PEM.',
    de: 'Die Datei ist ein X.509-Zertifikat in DER- oder PEM-Form.',
    en: 'The file is an X.509 certificate, in DER or PEM form.',
  },
  citation: 'RFC 5280, section 4.1; RFC 7468, section 5; ITU-T X.690, section 10',
  appliesTo: ({ upload }) => !upload.tooLarge,
  judge: ({ upload, judged }): Judgement => {
    if (upload.fault) {
      const { finding, parameters } = upload.fault;
      return { verdict: 'fail', found: FINDINGS[finding], remedy: REMEDIES[REMEDY_OF[finding]], parameters };
    }
    const defects = judged?.certificate.defects ?? [];
    if (defects.length === 0) return PASS;
    return { verdict: 'fail', found: DEFECTS, remedy: REMEDIES.reissue, parameters: { defects: defects.join(', ') } };
  },
};
