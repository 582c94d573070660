import type { Text } from '../platform/i18n/texts.js';

export const PERMISSION_REQUIRED: Text = {
  nl: 'Kies minstens één beveiligde machtiging.',
  fr: 'Choisissez au moins une permission sécurisée.',
  de: 'Wählen Sie mindestens eine gesicherte Berechtigung.',
  en: 'Choose at least one secured permission.',
};

export const PERMISSION_NOT_OFFERED: Readonly<Record<'demand' | 'found' | 'remedy', Text>> = {
  demand: {
    nl: 'Elke machtiging wordt voor {channel} aangeboden.',
    fr: 'Chaque permission est proposée pour {channel}.',
    de: 'Jede Berechtigung wird für {channel} angeboten.',
    en: 'Each permission is offered for {channel}.',
  },
  found: {
    nl: '"{code}" wordt voor {channel} niet aangeboden.',
    fr: '« {code} » n’est pas proposé pour {channel}.',
    de: '„{code}“ wird für {channel} nicht angeboten.',
    en: '"{code}" is not offered for {channel}.',
  },
  remedy: {
    nl: 'Kies uit de lijst van GET /api/v1/permissions?channel={channel}.',
    fr: 'Choisissez dans la liste de GET /api/v1/permissions?channel={channel}.',
    de: 'Wählen Sie aus der Liste von GET /api/v1/permissions?channel={channel}.',
    en: 'Choose from the list of GET /api/v1/permissions?channel={channel}.',
  },
};

export const REQUIRED_FOR_CHANNEL: Text = {
  nl: 'Verplicht voor een {channel}-account.',
  fr: 'Obligatoire pour un compte {channel}.',
  de: 'Erforderlich für ein {channel}-Konto.',
  en: 'Required for an account of channel {channel}.',
};

export const NOT_FOR_CHANNEL: Text = {
  nl: 'Een {channel}-account heeft dit niet; laat het weg.',
  fr: 'Un compte {channel} n’en a pas ; supprimez-le.',
  de: 'Ein {channel}-Konto hat das nicht; lassen Sie es weg.',
  en: 'An account of channel {channel} does not have this; leave it out.',
};
