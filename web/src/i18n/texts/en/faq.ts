import type { Texts } from '../nl/index.js';

export const faq: Texts['faq'] = {
  whoIsContact: {
    question: 'Which person should be given as contact?',
    answer:
      'The contact person or whoever is responsible technically at the firm or professional, with role or function.',
  },
  contactNeeded: {
    question: 'Are contact details needed at the first sign-in?',
    answer: 'Yes. Without contact details there is no sender, and no channel can be managed.',
  },
  oneContact: {
    question: 'Can there be several contact persons?',
    answer: 'No, one for each organisation and capacity.',
  },
  oneEmail: {
    question: 'Can I give several e-mail addresses?',
    answer: 'No, one. A shared address of your department is fine.',
  },
  severalFileAccounts: {
    question: 'Can I make several FTP, SFTP or SOAP accounts?',
    answer: 'No, one of each. Only of REST accounts can you have several.',
  },
  severalCertificates: {
    question: 'Can an FTP, SFTP or SOAP account have several certificates?',
    answer: 'No. You replace the existing certificate by a new one.',
  },
  severalRest: {
    question: 'Can I make several REST accounts?',
    answer: 'Yes.',
  },
  severalRestCertificates: {
    question: 'Can a REST account have several certificates?',
    answer:
      'Yes. That is how you replace a certificate without interruption: add the new one, switch your software over, delete the old one.',
  },
  whichCertificates: {
    question: 'Which certificates are accepted?',
    answer:
      'The page "How do I make a certificate?" shows all rules for each type of account. As soon as you choose a file you see whether it meets them.',
  },
  error403: {
    question: 'What do I do about error 403 - no access?',
    answer:
      'If you are not an Access Manager, ask your Chief Access Manager or local manager for access to ChaMan. If you are, tick ChaMan in Access Management and sign in again.',
  },
  refused: {
    question: 'A system refuses my account. What now?',
    answer:
      'The page of the account says what was refused, what still works and what you can do. You get an e-mail about it too. Once you mend it, it is tried again at once.',
  },
  privateKey: {
    question: 'I sent my private key to somebody. What now?',
    answer: 'Make a new key, replace the certificate or SSH key here, and do not use the old one any more.',
  },
};
