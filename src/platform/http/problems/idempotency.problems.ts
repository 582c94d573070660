import { defineProblems } from './problem.definition.js';

export const IDEMPOTENCY_KEY_PROBLEMS = defineProblems({
  'request/idempotency-key-malformed': {
    status: 400,
    type: 'urn:problem-type:chaman:request/idempotency-key-malformed',
    title: {
      nl: 'De header Idempotency-Key is niet leesbaar',
      fr: 'L’en-tête Idempotency-Key est illisible',
      de: 'Der Header Idempotency-Key ist nicht lesbar',
      en: 'The header Idempotency-Key cannot be read',
    },
    detail: {
      nl: 'Stuur 1 tot 255 zichtbare ASCII-tekens zonder spaties, bijvoorbeeld een UUID, of laat de header weg.',
      fr: 'Envoyez de 1 à 255 caractères ASCII visibles sans espace, par exemple un UUID, ou omettez l’en-tête.',
      de: 'Senden Sie 1 bis 255 sichtbare ASCII-Zeichen ohne Leerzeichen, zum Beispiel eine UUID, oder lassen Sie den Header weg.',
      en: 'Send 1 to 255 visible ASCII characters without spaces, say a UUID, or leave the header out.',
    },
  },
  'request/idempotency-key-reused': {
    status: 422,
    type: 'urn:problem-type:chaman:request/idempotency-key-reused',
    title: {
      nl: 'Deze Idempotency-Key hoort bij een andere aanvraag',
      fr: 'Cette Idempotency-Key appartient à une autre demande',
      de: 'Dieser Idempotency-Key gehört zu einer anderen Anfrage',
      en: 'This Idempotency-Key belongs to another request',
    },
    detail: {
      nl: 'Dezelfde sleutel werd minder dan 24 uur geleden met een andere inhoud gebruikt. Neem een nieuwe sleutel voor een nieuwe aanvraag.',
      fr: 'La même clé a été utilisée il y a moins de 24 heures avec un autre contenu. Prenez une nouvelle clé pour une nouvelle demande.',
      de: 'Derselbe Schlüssel wurde vor weniger als 24 Stunden mit anderem Inhalt verwendet. Nehmen Sie für eine neue Anfrage einen neuen Schlüssel.',
      en: 'The same key was used with other content less than 24 hours ago. Take a new key for a new request.',
    },
  },
  'request/idempotency-key-spent': {
    status: 409,
    type: 'urn:problem-type:chaman:request/idempotency-key-spent',
    title: {
      nl: 'Wat met deze Idempotency-Key werd gemaakt, bestaat niet meer',
      fr: 'Ce qui a été créé avec cette Idempotency-Key n’existe plus',
      de: 'Was mit diesem Idempotency-Key angelegt wurde, gibt es nicht mehr',
      en: 'What was made with this Idempotency-Key no longer exists',
    },
    detail: {
      nl: 'Het account werd gemaakt en daarna verwijderd. Neem een nieuwe sleutel om een nieuw account te maken.',
      fr: 'Le compte a été créé puis supprimé. Prenez une nouvelle clé pour créer un nouveau compte.',
      de: 'Das Konto wurde angelegt und danach gelöscht. Nehmen Sie einen neuen Schlüssel, um ein neues Konto anzulegen.',
      en: 'The account was made and then deleted. Take a new key to make a new account.',
    },
  },
});
