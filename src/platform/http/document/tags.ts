/** The chapters of the document, in their order: a controller's `@ApiTags` names one of them. */
export const TAGS: Readonly<Record<string, string>> = {
  Session: 'Who is signed in, and for which organisation they act.',
  'Contact details': 'Whom to reach at a sender. Confirming them makes an organisation a sender.',
  Permissions: 'What accounts can be allowed to do.',
  'FTP and SFTP accounts': 'Accounts that exchange files.',
  'SOAP and REST accounts': 'Accounts that call web services.',
  Connections: 'Where accounts connect to.',
  Certificates: 'Rules for certificates, and a check that saves nothing.',
  'SSH keys': 'Rules for SSH public keys, and a check that saves nothing.',
  'Audit trail': 'Who did what, or tried to, in the name of your organisation.',
  'For systems': 'What other systems look up about every sender, with an access token.',
  Operations: 'For the people who run ChaMan.',
  Health: 'For whatever watches the process.',
};
