import type { Texts } from '../nl/index.js';

export const session: Texts['session'] = {
  endsSoon: 'Your session ends soon',
  endsSoonWhat: 'At {{moment}} you have to sign in again. Confirm before that what you are filling in.',
  idleWhat:
    'For a while you have done nothing that reached ChaMan. On {{moment}} you will be signed out, unless you stay signed in.',
  stay: 'Stay signed in',
  ended: 'Your session has ended',
  endedWhat: 'What you filled in here is still there. Sign in in a new window, then come back to this one and go on.',
  signInAgain: 'Sign in in a new window',
  welcome: 'Channel Management',
  whatItIs:
    'With ChaMan your organisation itself manages the technical channels over which it exchanges data with social security:',
  whatFiles: 'sending and receiving files over FTP and SFTP;',
  whatWebServices: 'calling web services over SOAP and REST;',
  whatHelp: 'of each certificate and key you see at once whether it is accepted and, if not, what to do about it.',
  signIn: 'Sign in',
  whoMay:
    'For Access Managers, Group Managers and whoever was given the permission "Channel Management" in Access Management.',
  signOut: 'Sign out',
  signingOut: 'Signing out …',
  switch: 'Switch',
  switchTitle: 'For which organisation do you act?',
  current: 'Chosen now',
  actFor: 'Choose',
  actForWhom: 'Choose {{organisation}}',
  choose: 'Choose an organisation',
  chooseWhat: 'You may act for more than one organisation or capacity. You can always switch later.',
  noAccess: 'Error 403 - No access',
  dearVisitor: 'Dear visitor,',
  noRights: 'Unfortunately you do not have the rights yet that are needed for this online service.',
  noAccessWhy:
    'You are signed in for {{organisation}} as {{role}}. With that you may not yet manage the technical channels of this organisation.',
  noOrganisation: 'You are signed in, but may not act for any organisation.',
  whatToDo: 'What can you do?',
  notAManager:
    'Not an Access Manager? Ask your Chief Access Manager or local manager to give you the permission "Channel Management" in Access Management.',
  aManager: 'Are you an Access Manager? Then tick ChaMan in Access Management and sign in again afterwards.',
  otherOrganisation: 'Or act for another organisation',
};
