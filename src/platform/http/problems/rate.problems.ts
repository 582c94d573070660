import type { TextParameters } from '../../i18n/texts.js';
import { defineProblems } from './problem.definition.js';

/** Who asks more often than one process answers one caller, or all together. `{seconds}`: when there is room again. */
export const RATE_PROBLEMS = defineProblems({
  'server/overloaded': {
    status: 503,
    type: 'urn:problem-type:belgif:serviceUnavailable',
    headers: afterSeconds,
    example: { seconds: 3 },
    title: {
      nl: 'Het is nu erg druk',
      fr: 'Le service est très sollicité',
      de: 'Gerade sind sehr viele hier',
      en: 'Very many are here at the moment',
    },
    detail: {
      nl: 'Er komen nu meer aanvragen dan ChaMan kan behandelen. Er is niets gewijzigd; probeer het over {seconds} seconden opnieuw.',
      fr: 'ChaMan reçoit actuellement plus de demandes qu’il ne peut en traiter. Rien n’a été modifié ; réessayez dans {seconds} secondes.',
      de: 'Zurzeit kommen mehr Anfragen, als ChaMan bearbeiten kann. Es wurde nichts geändert; versuchen Sie es in {seconds} Sekunden erneut.',
      en: 'More requests come at the moment than ChaMan can handle. Nothing was changed; try again in {seconds} seconds.',
    },
  },
  'rate/address': {
    status: 429,
    type: 'urn:problem-type:belgif:tooManyRequests',
    headers: afterSeconds,
    example: { seconds: 3 },
    title: {
      nl: 'Te veel aanvragen vanaf dit adres',
      fr: 'Trop de demandes depuis cette adresse',
      de: 'Zu viele Anfragen von dieser Adresse',
      en: 'Too many requests from this address',
    },
    detail: {
      nl: 'Vanaf uw internetadres komen nu te veel aanvragen. Er is niets gewijzigd; probeer het over {seconds} seconden opnieuw.',
      fr: 'Trop de demandes arrivent actuellement depuis votre adresse internet. Rien n’a été modifié ; réessayez dans {seconds} secondes.',
      de: 'Von Ihrer Internetadresse kommen zurzeit zu viele Anfragen. Es wurde nichts geändert; versuchen Sie es in {seconds} Sekunden erneut.',
      en: 'Too many requests come from your internet address at the moment. Nothing was changed; try again in {seconds} seconds.',
    },
  },
  'rate/sign-in': {
    status: 429,
    type: 'urn:problem-type:belgif:tooManyRequests',
    headers: afterSeconds,
    example: { seconds: 3 },
    title: {
      nl: 'Te veel aanmeldingen vanaf dit adres',
      fr: 'Trop de connexions depuis cette adresse',
      de: 'Zu viele Anmeldungen von dieser Adresse',
      en: 'Too many sign-ins from this address',
    },
    detail: {
      nl: 'Vanaf uw internetadres wordt nu te vaak aangemeld. Wacht {seconds} seconden en begin opnieuw.',
      fr: 'Trop de connexions sont tentées actuellement depuis votre adresse internet. Attendez {seconds} secondes et recommencez.',
      de: 'Von Ihrer Internetadresse wird zurzeit zu oft angemeldet. Warten Sie {seconds} Sekunden und beginnen Sie neu.',
      en: 'People sign in too often from your internet address at the moment. Wait {seconds} seconds and start again.',
    },
  },
  'rate/person': {
    status: 429,
    type: 'urn:problem-type:belgif:tooManyRequests',
    headers: afterSeconds,
    example: { seconds: 3 },
    title: {
      nl: 'U stuurt te veel aanvragen',
      fr: 'Vous envoyez trop de demandes',
      de: 'Sie senden zu viele Anfragen',
      en: 'You send too many requests',
    },
    detail: {
      nl: 'Er is niets gewijzigd. Probeer het over {seconds} seconden opnieuw. Loopt er een programma in uw naam, laat het dan trager vragen.',
      fr: 'Rien n’a été modifié. Réessayez dans {seconds} secondes. Si un programme tourne en votre nom, faites-le demander moins souvent.',
      de: 'Es wurde nichts geändert. Versuchen Sie es in {seconds} Sekunden erneut. Läuft ein Programm in Ihrem Namen, lassen Sie es seltener fragen.',
      en: 'Nothing was changed. Try again in {seconds} seconds. If a program runs in your name, make it ask less often.',
    },
  },
  'rate/system': {
    status: 429,
    type: 'urn:problem-type:belgif:tooManyRequests',
    headers: afterSeconds,
    example: { seconds: 3 },
    title: {
      nl: 'Dit systeem stuurt te veel aanvragen',
      fr: 'Ce système envoie trop de demandes',
      de: 'Dieses System sendet zu viele Anfragen',
      en: 'This system sends too many requests',
    },
    detail: {
      nl: 'Er is niets gewijzigd. Herhaal de aanvraag over {seconds} seconden. Volg wijzigingen met GET /api/v1/changes in plaats van alles telkens op te vragen.',
      fr: 'Rien n’a été modifié. Répétez la demande dans {seconds} secondes. Suivez les modifications par GET /api/v1/changes au lieu de tout redemander.',
      de: 'Es wurde nichts geändert. Wiederholen Sie die Anfrage in {seconds} Sekunden. Folgen Sie Änderungen mit GET /api/v1/changes, statt immer wieder alles abzufragen.',
      en: 'Nothing was changed. Repeat the request in {seconds} seconds. Follow changes with GET /api/v1/changes instead of asking for everything again and again.',
    },
  },
});

function afterSeconds(parameters: TextParameters): Readonly<Record<string, string>> {
  return { 'Retry-After': String(parameters['seconds']) };
}
