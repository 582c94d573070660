import type { Texts } from '../nl/index.js';

export const contact: Texts['contact'] = {
  title: 'Contact details',
  why: 'Before the technical channels can be managed, we need the contact details of the person who will manage them for {{organisation}}.',
  whom: 'Give the contact person or whoever is responsible technically. There is one contact person for each organisation and capacity.',
  name: 'Name',
  function: 'Role or function (may stay empty)',
  phoneCountryCode: 'Phone code',
  phoneNumber: 'Phone number',
  email: 'E-mail address',
  emailHint: 'One address. Messages about your accounts go there.',
  language: 'Language of the messages',
  update: 'Update',
  nothingYet: 'Nothing can be managed yet',
  nothingYetWhy: 'Without contact details the technical channels of {{organisation}} cannot be managed.',
  giveNow: 'Give the contact details',
};
