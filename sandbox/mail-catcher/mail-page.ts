import { html } from '../../src/platform/page/html.js';
import type { CaughtMail } from './caught-mail.js';

export const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; }
article { border: 1px solid; border-radius: 0.5rem; padding: 0 1rem 1rem; margin-block: 1rem; }
pre { white-space: pre-wrap; font: inherit; }
`;

/** Every mail, newest first. */
export function mailPage(mails: readonly CaughtMail[]): string {
  const none =
    mails.length === 0 ? html`<p>None so far. Change the password, key or certificate of an account.</p>` : '';
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Mail of the sandbox</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <main>
          <h1>Mail that ChaMan sent</h1>
          <p>It is caught here and leaves this machine never. Reload for what has come since.</p>
          ${none} ${mails.map(article)}
        </main>
      </body>
    </html>`.markup;
}

function article({ at, from, to, recipientName, subject, text }: CaughtMail) {
  return html`<article>
    <h2>${subject}</h2>
    <p>
      <small>${at} · from ${from} · to ${recipientName} &lt;${to}&gt;</small>
    </p>
    <pre>${text}</pre>
  </article>`;
}
