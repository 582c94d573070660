import type { SamplePerson } from './people.js';

export const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'";

export const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; }
ul { list-style: none; padding: 0; display: grid; gap: 0.75rem; }
button { font: inherit; width: 100%; text-align: start; padding: 0.75rem 1rem; border: 1px solid; border-radius: 0.5rem; cursor: pointer; }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
strong, small { display: block; }
`;

export const SUBMIT_SCRIPT = `document.querySelector('form').submit();`;

/** Lists the sample people; choosing one signs in. */
export function choicePage(people: readonly SamplePerson[], token: string): string {
  const choices = people.map(
    (person) => `<li>
      <button name="person" value="${escape(person.id)}">
        <strong>${escape(`${person.givenName} ${person.surname}`)}</strong>
        <small>${escape(`${person.role}: ${organisations(person)}`)}</small>
        <small>${escape(person.expectation)}</small>
      </button></li>`,
  );
  return page(
    'Sandbox sign-in',
    `<h1>Who do you want to be?</h1>
    <p>This page stands in for the government's sign-in. The people and their mandates are made up.</p>
    <form method="post" action="/sso/choose">
      <input type="hidden" name="token" value="${escape(token)}" />
      <ul>${choices.join('')}</ul>
    </form>`,
  );
}

/** Posts the answer to the product; the button is for browsers without scripts. */
export function answerPage(acsUrl: string, response: string, relayState: string): string {
  return page(
    'Signing in',
    `<h1>Signing in…</h1>
    <form method="post" action="${escape(acsUrl)}">
      <input type="hidden" name="SAMLResponse" value="${escape(response)}" />
      <input type="hidden" name="RelayState" value="${escape(relayState)}" />
      <button>Continue</button>
    </form>
    <script src="/assets/submit.js" defer></script>`,
  );
}

export function messagePage(title: string, text: string): string {
  return page(title, `<h1>${escape(title)}</h1><p>${escape(text)}</p>`);
}

function organisations(person: SamplePerson): string {
  if (person.mandates.length === 0) return 'no organisation';
  return person.mandates
    .map(
      ({ organisationName, organisationNumber, capacity }) => `${organisationName}, ${organisationNumber}, ${capacity}`,
    )
    .join(' / ');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escape(title)}</title>
    <link rel="stylesheet" href="/assets/style.css" />
  </head>
  <body><main>${body}</main></body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
