import type { Text } from '../../platform/i18n/texts.js';

export const EITHER_FINDINGS_OR_ALL: Text = {
  nl: 'Geef ofwel "findings" ofwel "all", en niet beide.',
  fr: 'Indiquez soit « findings », soit « all », mais pas les deux.',
  de: 'Geben Sie entweder „findings“ oder „all“ an, nicht beides.',
  en: 'Give either "findings" or "all", and not both.',
};

export const COUNT_OF_THE_REPORT: Text = {
  nl: 'Het aantal afwijkingen van deze soort dat in het verslag nog op herstel wacht. Lees het verslag opnieuw.',
  fr: 'Le nombre d’écarts de ce genre qui, dans le rapport, attendent encore une correction. Relisez le rapport.',
  de: 'Die Anzahl der Abweichungen dieser Art, die im Bericht noch auf Berichtigung warten. Lesen Sie den Bericht neu.',
  en: 'The number of differences of this kind that wait for a repair in the report. Read the report anew.',
};
