import type { Texts } from '../nl/index.js';

export const contact: Texts['contact'] = {
  title: 'Données de contact',
  why: 'Avant de pouvoir gérer les différents canaux techniques d’envoi, nous avons besoin des données de contact de la personne qui les gérera pour {{organisation}}.',
  whom: 'Indiquez la personne de contact ou le responsable technique. Il y a une seule personne de contact par organisation et qualité.',
  name: 'Nom',
  function: 'Rôle ou fonction (facultatif)',
  phoneCountryCode: 'Indicatif',
  phoneNumber: 'Numéro de téléphone',
  email: 'Adresse e-mail',
  emailHint: 'Une seule adresse. Les messages sur vos comptes y sont envoyés.',
  language: 'Langue des messages',
  update: 'Mettre à jour',
  nothingYet: 'Rien ne peut encore être géré',
  nothingYetWhy: 'Sans données de contact, les canaux techniques de {{organisation}} ne peuvent pas être gérés.',
  giveNow: 'Saisir les données de contact',
};
