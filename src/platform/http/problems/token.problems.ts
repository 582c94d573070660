import { defineProblems, type ProblemDefinition } from './problem.definition.js';

/** The challenge of RFC 6750, section 3: what a program can act on without reading the problem. */
function challenge(parts: Readonly<Record<string, string>> = {}): ProblemDefinition['headers'] {
  return (parameters) => ({
    'WWW-Authenticate': Object.entries({ realm: 'chaman', ...parts })
      .map(([name, value]) => `${name}="${value.replace('{scope}', String(parameters['scope']))}"`)
      .join(', ')
      .replace(/^/, 'Bearer '),
  });
}

export const TOKEN_PROBLEMS = defineProblems({
  'token/required': {
    status: 401,
    type: 'urn:problem-type:belgif:noAccessToken',
    headers: challenge(),
    title: {
      nl: 'Er is een toegangstoken nodig',
      fr: 'Un jeton d’accès est nécessaire',
      de: 'Ein Zugriffstoken ist nötig',
      en: 'An access token is needed',
    },
    detail: {
      nl: 'Dit adres is voor systemen, niet voor personen. Stuur een OAuth2-toegangstoken mee: "Authorization: Bearer …".',
      fr: 'Cette adresse est destinée aux systèmes, pas aux personnes. Envoyez un jeton d’accès OAuth2 : « Authorization: Bearer … ».',
      de: 'Diese Adresse ist für Systeme, nicht für Personen. Senden Sie ein OAuth2-Zugriffstoken mit: „Authorization: Bearer …“.',
      en: 'This address is for systems, not for people. Send an OAuth2 access token along: "Authorization: Bearer …".',
    },
  },
  'token/invalid': {
    status: 401,
    type: 'urn:problem-type:belgif:invalidAccessToken',
    headers: challenge({ error: 'invalid_token', error_description: 'The access token is not accepted' }),
    title: {
      nl: 'Het toegangstoken wordt niet aanvaard',
      fr: 'Le jeton d’accès n’est pas accepté',
      de: 'Das Zugriffstoken wird nicht angenommen',
      en: 'The access token is not accepted',
    },
    detail: {
      nl: 'Hieronder staat waaraan het niet voldoet. Vraag een nieuw token aan bij de autorisatieserver.',
      fr: 'L’exigence non respectée figure ci-dessous. Demandez un nouveau jeton au serveur d’autorisation.',
      de: 'Unten steht, was daran nicht stimmt. Fordern Sie beim Autorisierungsserver ein neues Token an.',
      en: 'What is wrong with it stands below. Ask the authorization server for a new token.',
    },
  },
  'token/expired': {
    status: 401,
    type: 'urn:problem-type:belgif:expiredAccessToken',
    headers: challenge({ error: 'invalid_token', error_description: 'The access token has expired' }),
    title: {
      nl: 'Het toegangstoken is vervallen',
      fr: 'Le jeton d’accès a expiré',
      de: 'Das Zugriffstoken ist abgelaufen',
      en: 'The access token has expired',
    },
    detail: {
      nl: 'Vraag een nieuw token aan bij de autorisatieserver en herhaal de aanvraag.',
      fr: 'Demandez un nouveau jeton au serveur d’autorisation et répétez la demande.',
      de: 'Fordern Sie beim Autorisierungsserver ein neues Token an und wiederholen Sie die Anfrage.',
      en: 'Ask the authorization server for a new token and repeat the request.',
    },
  },
  'token/scope-missing': {
    status: 403,
    type: 'urn:problem-type:belgif:missingScope',
    headers: challenge({
      error: 'insufficient_scope',
      error_description: 'The access token lacks the scope',
      scope: '{scope}',
    }),
    example: { scope: 'chaman:senders:read' },
    title: {
      nl: 'Het toegangstoken geeft hier geen recht op',
      fr: 'Le jeton d’accès ne donne pas ce droit',
      de: 'Das Zugriffstoken gibt dazu kein Recht',
      en: 'The access token does not cover this',
    },
    detail: {
      nl: 'Nodig is de scope {scope}. De beheerders van de autorisatieserver kennen hem toe.',
      fr: 'Le scope {scope} est nécessaire. Les gestionnaires du serveur d’autorisation l’attribuent.',
      de: 'Nötig ist der Scope {scope}. Die Betreiber des Autorisierungsservers vergeben ihn.',
      en: 'The scope {scope} is needed. The people who run the authorization server grant it.',
    },
  },
  'token/sender-missing': {
    status: 403,
    type: 'urn:problem-type:chaman:token/sender-missing',
    title: {
      nl: 'Het toegangstoken noemt geen bestaande verzender',
      fr: 'Le jeton d’accès ne désigne aucun expéditeur existant',
      de: 'Das Zugriffstoken nennt keinen bestehenden Absender',
      en: 'The access token names no existing sender',
    },
    detail: {
      nl: 'Met dit recht werkt een programma voor precies één verzender. Het token moet diens nummer dragen in de claim "chaman_sender".',
      fr: 'Avec ce droit, un logiciel agit pour un seul expéditeur. Le jeton doit porter son numéro dans la claim « chaman_sender ».',
      de: 'Mit diesem Recht handelt ein Programm für genau einen Absender. Das Token muss dessen Nummer im Claim „chaman_sender“ tragen.',
      en: 'With this right a program acts for exactly one sender. The token must carry its number in the claim "chaman_sender".',
    },
  },
  'token/keys-unavailable': {
    status: 503,
    type: 'urn:problem-type:belgif:serviceUnavailable',
    headers: () => ({ 'Retry-After': '30' }),
    title: {
      nl: 'Toegangstokens kunnen nu niet worden nagekeken',
      fr: 'Les jetons d’accès ne peuvent pas être vérifiés pour le moment',
      de: 'Zugriffstoken können zurzeit nicht geprüft werden',
      en: 'Access tokens cannot be checked at the moment',
    },
    detail: {
      nl: 'De autorisatieserver geeft zijn sleutels niet. Met uw token is misschien niets mis; probeer het straks opnieuw.',
      fr: 'Le serveur d’autorisation ne fournit pas ses clés. Votre jeton est peut-être correct ; réessayez plus tard.',
      de: 'Der Autorisierungsserver gibt seine Schlüssel nicht heraus. Ihr Token ist vielleicht in Ordnung; versuchen Sie es später erneut.',
      en: 'The authorization server does not give its keys. Your token may be fine; try again later.',
    },
  },
});
