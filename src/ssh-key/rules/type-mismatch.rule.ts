import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { SshKeySubject } from '../ssh-key.js';

export const typeMismatchRule: Rule<SshKeySubject> = {
  name: 'type-mismatch',
  demand: {
    nl: 'Het woord vóór de sleutel noemt het soort dat de sleutel echt is.',
    fr: 'Le mot qui précède la clé indique son véritable type.',
    de: 'Das Wort vor dem Schlüssel nennt den Typ, den der Schlüssel wirklich hat.',
    en: 'The word in front of the key names the type that the key really is.',
  },
  citation: 'RFC 4253 section 6.6',
  appliesTo: ({ statedType, actualType }) => statedType !== undefined && actualType !== undefined,
  judge: ({ statedType = '', actualType = '' }) =>
    statedType === actualType
      ? PASS
      : {
          verdict: 'fail',
          parameters: { stated: statedType, actual: actualType },
          found: {
            nl: 'De regel begint met {stated}, maar de sleutel is van het soort {actual}.',
            fr: 'La ligne commence par {stated}, mais la clé est du type {actual}.',
            de: 'Die Zeile beginnt mit {stated}, aber der Schlüssel ist vom Typ {actual}.',
            en: 'The line starts with {stated}, but the key is of the type {actual}.',
          },
          remedy: {
            nl: 'Kopieer de hele regel opnieuw uit het .pub-bestand, zonder er iets aan te veranderen.',
            fr: 'Copiez à nouveau toute la ligne du fichier .pub, sans rien y changer.',
            de: 'Kopieren Sie die ganze Zeile erneut aus der .pub-Datei, ohne etwas daran zu ändern.',
            en: 'Copy the whole line from the .pub file again, without changing anything in it.',
          },
        },
};
