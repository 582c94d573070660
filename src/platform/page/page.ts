import type { Response } from 'express';
import { LANGUAGES, type Language } from '../i18n/language.js';
import type { Text } from '../i18n/texts.js';
import { html, NOTHING, type Html } from './html.js';

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
  /** Own scripts under /assets, without which the page still tells what it must. */
  readonly scripts?: readonly string[];
  readonly languageChoice?: boolean;
}

/** Everything comes from this site, nothing is inline, nobody may frame the page. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  nl: 'Nederlands',
  fr: 'Français',
  de: 'Deutsch',
  en: 'English',
};
const SKIP: Text = { nl: 'Naar de inhoud', fr: 'Vers le contenu', de: 'Zum Inhalt', en: 'To the content' };
const LANGUAGE: Text = { nl: 'Taal', fr: 'Langue', de: 'Sprache', en: 'Language' };

export function sendPage(response: Response, status: number, page: Page): void {
  response
    .status(status)
    .set({
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'Content-Language': page.language,
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language, Cookie',
    })
    .type('html')
    .send(renderPage(page).markup);
}

export function renderPage({ language, title, body, scripts = [], languageChoice = false }: Page): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} - ChaMan</title>
        <link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/landing.css" />
        ${scripts.map((script) => html`<script type="module" src="/assets/${script}"></script>`)}
      </head>
      <body>
        <a class="skip" href="#content">${SKIP[language]}</a>
        <header>
          <a class="product" href="/">ChaMan</a>
          ${languageChoice ? languageLinks(language) : NOTHING}
        </header>
        <main id="content" tabindex="-1">${body}</main>
      </body>
    </html> `;
}

function languageLinks(current: Language): Html {
  const links = LANGUAGES.map(
    (language) =>
      html`<a
        href="/?language=${language}"
        hreflang="${language}"
        lang="${language}"
        ${language === current ? html`aria-current="true"` : NOTHING}
        >${LANGUAGE_NAMES[language]}</a
      >`,
  );
  return html`<nav aria-label="${LANGUAGE[current]}">${links}</nav>`;
}
