import type { Text } from '../../platform/i18n/texts.js';

/** What an access token must be: one text for each demand that a refused one can miss. */
export const TOKEN_DEMANDS = {
  'no-issuer-trusted': {
    nl: 'Deze installatie aanvaardt geen toegangstokens: er is geen autorisatieserver ingesteld.',
    fr: 'Cette installation n’accepte pas de jetons d’accès : aucun serveur d’autorisation n’est configuré.',
    de: 'Diese Installation nimmt keine Zugriffstoken an: Es ist kein Autorisierungsserver eingestellt.',
    en: 'This installation accepts no access tokens: no authorization server is configured.',
  },
  'token-size': {
    nl: 'Het token is hoogstens 8 KiB groot.',
    fr: 'Le jeton ne dépasse pas 8 Kio.',
    de: 'Das Token ist höchstens 8 KiB groß.',
    en: 'The token is at most 8 KiB.',
  },
  'token-form': {
    nl: 'Het token is een ondertekende JWT (RFC 9068), niet versleuteld.',
    fr: 'Le jeton est un JWT signé (RFC 9068), non chiffré.',
    de: 'Das Token ist ein signiertes JWT (RFC 9068), nicht verschlüsselt.',
    en: 'The token is a signed JWT (RFC 9068), not encrypted.',
  },
  'access-token': {
    nl: 'Het is een toegangstoken, geen token van een andere soort (ID-token, refresh token).',
    fr: 'Il s’agit d’un jeton d’accès, pas d’un jeton d’un autre type (jeton d’identité, jeton de rafraîchissement).',
    de: 'Es ist ein Zugriffstoken, kein Token anderer Art (ID-Token, Refresh-Token).',
    en: 'It is an access token, not a token of another kind (ID token, refresh token).',
  },
  algorithm: {
    nl: 'Het is ondertekend met RS256, PS256, ES256 of de vormen met 384 of 512.',
    fr: 'Il est signé par RS256, PS256, ES256 ou leurs variantes 384 ou 512.',
    de: 'Es ist mit RS256, PS256, ES256 oder deren Formen mit 384 oder 512 signiert.',
    en: 'It is signed by RS256, PS256, ES256, or their forms with 384 or 512.',
  },
  'known-key': {
    nl: 'De sleutel waarmee het is ondertekend ("kid") staat tussen de sleutels van de autorisatieserver.',
    fr: 'La clé de signature (« kid ») figure parmi les clés du serveur d’autorisation.',
    de: 'Der Schlüssel der Signatur („kid“) steht unter den Schlüsseln des Autorisierungsservers.',
    en: 'The key that signed it ("kid") is among the keys of the authorization server.',
  },
  signature: {
    nl: 'De handtekening klopt.',
    fr: 'La signature est correcte.',
    de: 'Die Signatur stimmt.',
    en: 'The signature is right.',
  },
  issuer: {
    nl: '"iss" noemt de autorisatieserver die hier wordt vertrouwd.',
    fr: '« iss » désigne le serveur d’autorisation auquel cette installation fait confiance.',
    de: '„iss“ nennt den Autorisierungsserver, dem hier vertraut wird.',
    en: '"iss" names the authorization server that is trusted here.',
  },
  audience: {
    nl: '"aud" noemt deze API: vraag het token aan voor ChaMan.',
    fr: '« aud » désigne cette API : demandez le jeton pour ChaMan.',
    de: '„aud“ nennt diese API: Fordern Sie das Token für ChaMan an.',
    en: '"aud" names this API: ask for the token for ChaMan.',
  },
  'expiry-time': {
    nl: 'Het heeft een vervaltijd ("exp").',
    fr: 'Il a une date d’expiration (« exp »).',
    de: 'Es hat eine Ablaufzeit („exp“).',
    en: 'It has an expiry time ("exp").',
  },
  'already-valid': {
    nl: 'Het is al geldig ("nbf").',
    fr: 'Il est déjà valable (« nbf »).',
    de: 'Es ist schon gültig („nbf“).',
    en: 'It is valid already ("nbf").',
  },
  'client-id': {
    nl: 'Het noemt het systeem dat het kreeg: "client_id" (of "azp").',
    fr: 'Il désigne le système qui l’a reçu : « client_id » (ou « azp »).',
    de: 'Es nennt das System, das es bekam: „client_id“ (oder „azp“).',
    en: 'It names the system that got it: "client_id" (or "azp").',
  },
} as const satisfies Readonly<Record<string, Text>>;

export type TokenDemand = keyof typeof TOKEN_DEMANDS;
