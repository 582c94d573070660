import type { Texts } from '../nl/index.js';

export const contact: Texts['contact'] = {
  title: 'Kontaktdaten',
  why: 'Bevor wir die verschiedenen technischen Sendekanäle verwalten können, brauchen wir die Kontaktdaten der Person, die sie für {{organisation}} verwalten wird.',
  whom: 'Geben Sie die Kontaktperson oder die technisch verantwortliche Person an. Es gibt eine Kontaktperson je Organisation und Eigenschaft.',
  name: 'Name',
  function: 'Rolle oder Funktion (freiwillig)',
  phoneCountryCode: 'Vorwahl',
  phoneNumber: 'Telefonnummer',
  email: 'E-Mail-Adresse',
  emailHint: 'Eine Adresse. Dorthin gehen Nachrichten über Ihre Konten.',
  language: 'Sprache der Nachrichten',
  update: 'Aktualisieren',
  nothingYet: 'Es kann noch nichts verwaltet werden',
  nothingYetWhy: 'Ohne Kontaktdaten können die technischen Kanäle von {{organisation}} nicht verwaltet werden.',
  giveNow: 'Kontaktdaten eingeben',
};
