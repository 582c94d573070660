import { defineProblems } from './problem.definition.js';

export const GENERAL_PROBLEMS = defineProblems({
  'request/invalid': {
    status: 400,
    type: 'urn:problem-type:belgif:badRequest',
    title: {
      nl: 'Er klopt iets niet in de aanvraag',
      fr: 'La demande contient des erreurs',
      de: 'Die Anfrage enthält Fehler',
      en: 'Something in the request is not right',
    },
    detail: {
      nl: 'Er is niets bewaard. Verbeter de punten hieronder en probeer opnieuw.',
      fr: 'Rien n’a été enregistré. Corrigez les points ci-dessous et réessayez.',
      de: 'Es wurde nichts gespeichert. Beheben Sie die Punkte unten und versuchen Sie es erneut.',
      en: 'Nothing was saved. Mend the points below and try again.',
    },
  },
  'request/unreadable': {
    status: 400,
    type: 'urn:problem-type:belgif:badRequest',
    title: {
      nl: 'De aanvraag is niet leesbaar',
      fr: 'La demande est illisible',
      de: 'Die Anfrage ist nicht lesbar',
      en: 'The request cannot be read',
    },
    detail: {
      nl: 'De inhoud is geen geldige JSON.',
      fr: 'Le contenu n’est pas du JSON valide.',
      de: 'Der Inhalt ist kein gültiges JSON.',
      en: 'The content is not valid JSON.',
    },
  },
  'request/too-large': {
    status: 413,
    type: 'urn:problem-type:belgif:payloadTooLarge',
    title: {
      nl: 'De aanvraag is te groot',
      fr: 'La demande est trop volumineuse',
      de: 'Die Anfrage ist zu groß',
      en: 'The request is too large',
    },
    detail: {
      nl: 'Een aanvraag mag hoogstens 128 KiB groot zijn.',
      fr: 'Une demande ne peut pas dépasser 128 Kio.',
      de: 'Eine Anfrage darf höchstens 128 KiB groß sein.',
      en: 'A request may be at most 128 KiB.',
    },
  },
  'request/media-type': {
    status: 415,
    type: 'urn:problem-type:belgif:unsupportedMediaType',
    title: {
      nl: 'Dit soort inhoud wordt niet aanvaard',
      fr: 'Ce type de contenu n’est pas accepté',
      de: 'Diese Art von Inhalt wird nicht angenommen',
      en: 'This kind of content is not accepted',
    },
    detail: {
      nl: 'Stuur JSON met Content-Type application/json.',
      fr: 'Envoyez du JSON avec Content-Type application/json.',
      de: 'Senden Sie JSON mit Content-Type application/json.',
      en: 'Send JSON with Content-Type application/json.',
    },
  },
  'request/method': {
    status: 405,
    type: 'urn:problem-type:chaman:request/method',
    headers: ({ allowed = '' }) => ({ Allow: String(allowed) }),
    example: { method: 'PUT', allowed: 'GET, HEAD, POST' },
    title: {
      nl: 'Dit kan hier niet',
      fr: 'Ceci n’est pas possible ici',
      de: 'Das ist hier nicht möglich',
      en: 'This cannot be done here',
    },
    detail: {
      nl: 'Dit adres aanvaardt {method} niet. Het aanvaardt: {allowed}.',
      fr: 'Cette adresse n’accepte pas {method}. Elle accepte : {allowed}.',
      de: 'Diese Adresse nimmt {method} nicht an. Sie nimmt an: {allowed}.',
      en: 'This address does not accept {method}. It accepts: {allowed}.',
    },
  },
  'request/not-acceptable': {
    status: 406,
    type: 'urn:problem-type:chaman:request/not-acceptable',
    example: { type: 'application/json' },
    title: {
      nl: 'Het antwoord bestaat niet in de gevraagde vorm',
      fr: 'La réponse n’existe pas sous la forme demandée',
      de: 'Die Antwort gibt es nicht in der verlangten Form',
      en: 'The answer does not exist in the form that was asked for',
    },
    detail: {
      nl: 'Dit adres antwoordt met {type}. Laat de header Accept weg, of noem er deze vorm in.',
      fr: 'Cette adresse répond en {type}. Omettez l’en-tête Accept, ou mentionnez-y cette forme.',
      de: 'Diese Adresse antwortet mit {type}. Lassen Sie den Header Accept weg, oder nennen Sie darin diese Form.',
      en: 'This address answers with {type}. Leave the header Accept out, or name this form in it.',
    },
  },
  'resource/not-found': {
    status: 404,
    type: 'urn:problem-type:belgif:resourceNotFound',
    title: {
      nl: 'Niet gevonden',
      fr: 'Introuvable',
      de: 'Nicht gefunden',
      en: 'Not found',
    },
    detail: {
      nl: 'Dit bestaat niet, of niet meer, bij uw organisatie.',
      fr: 'Ceci n’existe pas, ou plus, pour votre organisation.',
      de: 'Das gibt es bei Ihrer Organisation nicht oder nicht mehr.',
      en: 'This does not exist, or no longer, for your organisation.',
    },
  },
  'request/outdated': {
    status: 412,
    type: 'urn:problem-type:chaman:request/outdated',
    title: {
      nl: 'Iemand anders heeft dit intussen gewijzigd',
      fr: 'Quelqu’un d’autre a modifié ceci entre-temps',
      de: 'Jemand anderes hat dies inzwischen geändert',
      en: 'Somebody else changed this in the meantime',
    },
    detail: {
      nl: 'Er is niets gewijzigd. Lees de gegevens opnieuw en doe uw wijziging nog eens.',
      fr: 'Rien n’a été modifié. Relisez les données et refaites votre modification.',
      de: 'Es wurde nichts geändert. Lesen Sie die Daten neu und wiederholen Sie Ihre Änderung.',
      en: 'Nothing was changed. Read the data again and repeat your change.',
    },
  },
  'server/failure': {
    status: 500,
    type: 'urn:problem-type:belgif:internalServerError',
    title: {
      nl: 'Er ging bij ons iets mis',
      fr: 'Une erreur s’est produite chez nous',
      de: 'Bei uns ist ein Fehler aufgetreten',
      en: 'Something went wrong on our side',
    },
    detail: {
      nl: 'Het ligt niet aan u. Probeer het later opnieuw; vermeld het nummer bij "instance" als u hulp vraagt.',
      fr: 'Ce n’est pas de votre fait. Réessayez plus tard ; citez le numéro « instance » si vous demandez de l’aide.',
      de: 'Es liegt nicht an Ihnen. Versuchen Sie es später erneut; nennen Sie die Nummer bei „instance“, wenn Sie um Hilfe bitten.',
      en: 'It is not your fault. Try again later; quote the number in "instance" when you ask for help.',
    },
  },
  'server/jobs-stand-still': {
    status: 503,
    type: 'urn:problem-type:chaman:server/jobs-stand-still',
    example: { gateways: 'file-transfer' },
    title: {
      nl: 'Wijzigingen worden niet uitgevoerd',
      fr: 'Les modifications ne sont pas exécutées',
      de: 'Änderungen werden nicht ausgeführt',
      en: 'Changes are not being carried out',
    },
    detail: {
      nl: 'Er komen geen taken meer door voor: {gateways}.',
      fr: 'Plus aucune tâche ne passe pour : {gateways}.',
      de: 'Es kommen keine Aufgaben mehr durch für: {gateways}.',
      en: 'No jobs come through any more for: {gateways}.',
    },
  },
  'server/busy': {
    status: 503,
    type: 'urn:problem-type:belgif:serviceUnavailable',
    headers: () => ({ 'Retry-After': '60' }),
    title: {
      nl: 'Even niet beschikbaar',
      fr: 'Momentanément indisponible',
      de: 'Vorübergehend nicht verfügbar',
      en: 'Not available for the moment',
    },
    detail: {
      nl: 'De gegevensbank antwoordt niet. Er is niets verloren; probeer het over een minuut opnieuw.',
      fr: 'La base de données ne répond pas. Rien n’est perdu ; réessayez dans une minute.',
      de: 'Die Datenbank antwortet nicht. Es ist nichts verloren; versuchen Sie es in einer Minute erneut.',
      en: 'The database does not answer. Nothing is lost; try again in a minute.',
    },
  },
});
