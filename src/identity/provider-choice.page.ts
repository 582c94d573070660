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

/** Where there are several identity providers, the person says which one knows them. */
export function sendProviderChoice(
  request: Request,
  response: Response,
  choices: readonly ProviderChoice[],
  returnPath: string,
): void {
  const language = preferredLanguage(request.headers['accept-language']);
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
