import type { Response } from 'express';
import type { Language } from '../i18n/language.js';
import type { Text } from '../i18n/texts.js';
import { pagePolicy } from './content-policy.js';
import { html, type Html } from './html.js';

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
}

const SKIP: Text = { nl: 'Naar de inhoud', fr: 'Vers le contenu', de: 'Zum Inhalt', en: 'To the content' };

export function sendPage(response: Response, status: number, page: Page): void {
  response
    .status(status)
    .set({
      'Content-Security-Policy': pagePolicy(),
      'Content-Language': page.language,
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language, Cookie',
    })
    .type('html')
    .send(renderPage(page).markup);
}

function renderPage({ language, title, body }: Page): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} - ChaMan</title>
        <link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/page.css" />
      </head>
      <body>
        <a class="skip" href="#content">${SKIP[language]}</a>
        <header>
          <a class="product" href="/"><img src="/assets/icon.svg" alt="" width="28" height="28" />ChaMan</a>
        </header>
        <main id="content" tabindex="-1">${body}</main>
      </body>
    </html> `;
}
