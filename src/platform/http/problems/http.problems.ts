import { defineProblems } from './problem.definition.js';

/** What never becomes a request. Answered on the bare connection, in one language: nothing tells yet which is wanted. */
export const HTTP_PROBLEMS = defineProblems({
  'request/malformed': {
    status: 400,
    type: 'urn:problem-type:belgif:badRequest',
    title: {
      nl: 'Dit is geen geldige HTTP-aanvraag',
      fr: 'Ceci n’est pas une demande HTTP valide',
      de: 'Das ist keine gültige HTTP-Anfrage',
      en: 'This is no valid HTTP request',
    },
    detail: {
      nl: 'De aanvraag volgt HTTP/1.1 niet (RFC 9112) en werd niet gelezen.',
      fr: 'La demande ne respecte pas HTTP/1.1 (RFC 9112) et n’a pas été lue.',
      de: 'Die Anfrage folgt HTTP/1.1 nicht (RFC 9112) und wurde nicht gelesen.',
      en: 'The request does not follow HTTP/1.1 (RFC 9112) and was not read.',
    },
  },
  'request/head-too-large': {
    status: 431,
    type: 'urn:problem-type:chaman:request/head-too-large',
    title: {
      nl: 'Adres en headers zijn te lang',
      fr: 'L’adresse et les en-têtes sont trop longs',
      de: 'Adresse und Header sind zu lang',
      en: 'Address and headers are too long',
    },
    detail: {
      nl: 'Adres en headers mogen samen hoogstens 16 KiB groot zijn. In een browser helpt het de cookies van deze site te wissen.',
      fr: 'L’adresse et les en-têtes ne peuvent pas dépasser ensemble 16 Kio. Dans un navigateur, effacez les cookies de ce site.',
      de: 'Adresse und Header dürfen zusammen höchstens 16 KiB groß sein. In einem Browser hilft es, die Cookies dieser Website zu löschen.',
      en: 'Address and headers may be at most 16 KiB together. In a browser, deleting the cookies of this site helps.',
    },
  },
  'request/too-slow': {
    status: 408,
    type: 'urn:problem-type:chaman:request/too-slow',
    title: {
      nl: 'De aanvraag kwam te traag binnen',
      fr: 'La demande est arrivée trop lentement',
      de: 'Die Anfrage kam zu langsam an',
      en: 'The request arrived too slowly',
    },
    detail: {
      nl: 'De verbinding is gesloten. Stuur de aanvraag opnieuw.',
      fr: 'La connexion a été fermée. Renvoyez la demande.',
      de: 'Die Verbindung wurde geschlossen. Senden Sie die Anfrage erneut.',
      en: 'The connection was closed. Send the request again.',
    },
  },
});
