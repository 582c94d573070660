import type { Request, Response } from 'express';
import { preferredLanguage } from '../platform/i18n/language.js';
import type { Text } from '../platform/i18n/texts.js';
import { html } from '../platform/page/html.js';
import { sendPage } from '../platform/page/page.js';
import type { ProviderChoice } from './identity-provider.port.js';

const TITLE: Text = {
  nl: 'Waarmee meldt u zich aan?',
  fr: 'Avec quoi vous connectez-vous ?',
  de: 'Womit melden Sie sich an?',
  en: 'How do you sign in?',
};

const NONE: Text = {
  nl: 'Aanmelden is nu niet mogelijk',
  fr: 'La connexion est impossible pour le moment',
  de: 'Die Anmeldung ist zurzeit nicht möglich',
  en: 'Signing in is not possible at the moment',
};
const TRY_LATER: Text = {
  nl: 'Er is geen aanmelddienst beschikbaar. Probeer het later opnieuw.',
  fr: 'Aucun service de connexion n’est disponible. Réessayez plus tard.',
  de: 'Es ist kein Anmeldedienst verfügbar. Versuchen Sie es später erneut.',
  en: 'No sign-in service is available. Try again later.',
};

/**
 * Where there are several identity providers, the person says which one knows them. There may be none at a time: what is known of
 * them came to its end, and newer metadata could not be read.
 */
export function sendProviderChoice(
  request: Request,
  response: Response,
  choices: readonly ProviderChoice[],
  returnPath: string,
): void {
  const language = preferredLanguage(request.headers['accept-language']);
  if (choices.length === 0) {
    const body = html`<h1>${NONE[language]}</h1>
      <p>${TRY_LATER[language]}</p>`;
    return sendPage(response.set('Retry-After', '60'), 503, { language, title: NONE[language], body });
  }
  const links = choices.map(({ key, name }) => {
    const address = `/auth/login?${new URLSearchParams({ provider: key, returnTo: returnPath }).toString()}`;
    return html`<p><a class="button" href="${address}">${name[language]}</a></p>`;
  });
  const title = TITLE[language];
  sendPage(response, 200, {
    language,
    title,
    body: html`<h1>${title}</h1>
      ${links}`,
  });
}
