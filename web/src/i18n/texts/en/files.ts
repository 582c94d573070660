import type { Texts } from '../nl/index.js';

export const files: Texts['files'] = {
  newTitle: 'Add an FTP or SFTP account',
  bothExist: 'You already have an FTP and an SFTP account',
  bothExistWhat: 'There may be one of each. To make a new one, delete the existing one first.',
  what: {
    FTP: 'Send files with a user name and a password (FTP over TLS).',
    SFTP: 'Send files with a user name and an SSH key. Choose this if your software can.',
  },
  taken: {
    FTP: 'You already have an FTP account. Delete it first to make a new one.',
    SFTP: 'You already have an SFTP account. Delete it first to make a new one.',
  },
  certificateWhy:
    'With this certificate the receiver verifies the signature (the .p7s or .sig file) of your declarations. You do not sign in with it.',
  signInWith: 'Signing in',
  userName: 'User name',
  userNameHint: 'After {{prefix}}: 1 to 10 letters or digits. This name cannot be changed later.',
  userNameRules: 'Rules for the user name',
  userNameFixed: 'The user name cannot be changed: the systems know the account by that name.',
  password: 'Password',
  passwordHint: 'Case sensitive. Keep it well: it is never shown again.',
  passwordRules: 'Rules for the password',
  passwordNotShown: 'Is never shown',
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  identifiers: 'Identifiers',
  changeIdentifiers: 'Change the identifiers',
  downloadKey: 'Download the key',
  replaceKey: 'Replace the key',
  changePassword: 'Change the password',
};
