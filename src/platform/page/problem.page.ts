import type { Response } from 'express';
import type { ProblemDto } from '../http/problem.dto.js';
import type { Language } from '../i18n/language.js';
import type { Text } from '../i18n/texts.js';
import { html } from './html.js';
import { sendPage } from './page.js';

/** Where a page that tells of a problem leads on to. */
export interface WayOn {
  readonly address: string;
  readonly text: Text;
}

export const TO_THE_BEGINNING: WayOn = {
  address: '/',
  text: { nl: 'Naar het begin', fr: 'Vers le début', de: 'Zum Anfang', en: 'To the beginning' },
};

/** The same problem that a program is told, for a person before a browser. */
export function sendProblemPage(response: Response, problem: ProblemDto, language: Language, way: WayOn): void {
  const { status, title, detail, instance } = problem;
  const body = html`<h1>${title}</h1>
    <p>${detail}</p>
    <p><a class="button" href="${way.address}">${way.text[language]}</a></p>
    <p class="occurrence">instance: ${instance}</p>`;
  sendPage(response, status, { language, title, body });
}
