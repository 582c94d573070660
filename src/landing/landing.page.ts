import { capacityLabel, contextLabel, organisationLabel, roleLabel } from '../identity/identity.texts.js';
import { mayManage, type EntitlementSettings } from '../identity/entitlement.js';
import type { Mandate } from '../identity/mandate.js';
import { chosenMandate, type SignedIn } from '../identity/signed-in.js';
import type { Language } from '../platform/i18n/language.js';
import { render } from '../platform/i18n/texts.js';
import { html, NOTHING, type Html } from '../platform/page/html.js';
import type { Page } from '../platform/page/page.js';
import * as texts from './landing.texts.js';

/** The first page: what this is, who you are, for whom you act, and why you may not go on if you may not. */
export function landingPage(
  signedIn: SignedIn | undefined,
  language: Language,
  settings: EntitlementSettings,
): { readonly status: number; readonly page: Page } {
  const scripts = ['landing.js'];
  if (!signedIn)
    return {
      status: 200,
      page: { language, title: texts.TITLE[language], body: stranger(language), languageChoice: true },
    };
  const mandate = chosenMandate(signedIn);
  if (isDenied(signedIn, mandate, settings)) {
    const body = denied(signedIn, mandate, language);
    return { status: 403, page: { language, title: texts.DENIED[language], body, scripts, languageChoice: true } };
  }
  const body = welcome(signedIn, mandate, language, settings);
  return { status: 200, page: { language, title: texts.TITLE[language], body, scripts, languageChoice: true } };
}

/** Whoever has still to choose is not denied yet; operations have their own pages, whatever organisation they come from. */
function isDenied(signedIn: SignedIn, mandate: Mandate | undefined, settings: EntitlementSettings): boolean {
  if (mandate) return !mayManage(mandate, settings) && !signedIn.operations;
  return signedIn.mandates.length === 0 && !signedIn.operations;
}

function stranger(language: Language): Html {
  return html`<h1>${texts.TITLE[language]}</h1>
    <p>${texts.WHAT_IT_IS[language]}</p>
    <p><a class="button" href="/auth/login">${texts.SIGN_IN[language]}</a></p>`;
}

function welcome(
  signedIn: SignedIn,
  mandate: Mandate | undefined,
  language: Language,
  settings: EntitlementSettings,
): Html {
  return html`<h1>${render(texts.WELCOME, language, { name: signedIn.person.name })}</h1>
    ${mandate ? who(signedIn, mandate, language) : NOTHING}
    ${signedIn.operations ? html`<p>${texts.OPERATIONS[language]}</p>` : NOTHING}
    ${mandate && mayManage(mandate, settings) ? manage(language) : NOTHING} ${choice(signedIn, language)}
    ${signOut(language)}`;
}

function who(signedIn: SignedIn, { organisation, role }: Mandate, language: Language): Html {
  const capacity = `${capacityLabel(organisation.capacity)[language]} (${contextLabel(organisation.context)[language]})`;
  const rows = [
    [texts.PERSON, signedIn.person.name],
    [texts.ORGANISATION, organisationLabel(organisation)],
    [texts.CAPACITY, capacity],
    [texts.ROLE, roleLabel(role)[language]],
  ] as const;
  return html`<dl>
    ${rows.map(
      ([term, value]) =>
        html`<div>
          <dt>${term[language]}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function manage(language: Language): Html {
  return html`<p>${texts.MANAGE_HOW[language]}</p>
    <p><a class="button" href="/api/docs">${texts.MANAGE[language]}</a></p>`;
}

/** Nothing to choose with a single organisation. */
function choice(signedIn: SignedIn, language: Language): Html {
  if (signedIn.mandates.length < 2) return NOTHING;
  const title = signedIn.chosen === null ? texts.CHOOSE[language] : texts.SWITCH[language];
  return html`<section aria-labelledby="choice">
    <h2 id="choice">${title}</h2>
    <ul class="choices">
      ${signedIn.mandates.map(({ organisation, role }, index) => {
        const current = index === signedIn.chosen;
        return html`<li>
          <button
            type="button"
            data-organisation-number="${organisation.number}"
            data-context="${organisation.context}"
            data-capacity="${organisation.capacity}"
            ${current ? html`aria-current="true" disabled` : NOTHING}
          >
            <strong>${organisationLabel(organisation)}</strong>
            <span>${capacityLabel(organisation.capacity)[language]}, ${roleLabel(role)[language]}</span>
          </button>
        </li>`;
      })}
    </ul>
    <p role="alert" id="failure" data-text="${texts.CHOOSE_FAILED[language]}"></p>
  </section>`;
}

function signOut(language: Language): Html {
  return html`<p><button type="button" class="quiet" data-sign-out>${texts.SIGN_OUT[language]}</button></p>
    <noscript><p>${texts.NEEDS_SCRIPTS[language]}</p></noscript>`;
}

function denied(signedIn: SignedIn, mandate: Mandate | undefined, language: Language): Html {
  const why = mandate
    ? render(texts.DENIED_WHY, language, {
        organisation: organisationLabel(mandate.organisation),
        role: roleLabel(mandate.role)[language],
      })
    : texts.DENIED_NO_ORGANISATION[language];
  return html`<h1>${texts.DENIED[language]}</h1>
    <p>${why}</p>
    <ul>
      <li>${texts.DENIED_NOT_A_MANAGER[language]}</li>
      <li>${texts.DENIED_A_MANAGER[language]}</li>
    </ul>
    ${mandate ? who(signedIn, mandate, language) : NOTHING} ${choice(signedIn, language)} ${signOut(language)}`;
}
