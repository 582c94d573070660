import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Problem } from '../platform/http/problem.js';
import { ProblemFilter, renderProblem } from '../platform/http/problem.filter.js';
import { requestIdOf } from '../platform/http/request-id.js';
import { preferredLanguage, type Language } from '../platform/i18n/language.js';
import type { Text } from '../platform/i18n/texts.js';
import { html } from '../platform/page/html.js';
import { sendPage } from '../platform/page/page.js';

const START_AGAIN: Text = { nl: 'Opnieuw aanmelden', fr: 'Se reconnecter', de: 'Erneut anmelden', en: 'Sign in again' };

/** During sign-in a browser shows the answer to a person: the same problem, as a page that leads on. */
@Catch(Problem)
export class SignInFailureFilter extends ProblemFilter implements ExceptionFilter {
  override catch(problem: Problem, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (request.accepts(['application/problem+json', 'json', 'html']) !== 'html') return super.catch(problem, host);
    const language = preferredLanguage(request.headers['accept-language']);
    const { status, title, detail, instance } = renderProblem(problem, language, requestIdOf(request));
    sendPage(response, status, { language, title, body: page(title, detail, instance, language) });
  }
}

function page(title: string, detail: string, instance: string, language: Language) {
  return html`<h1>${title}</h1>
    <p>${detail}</p>
    <p><a class="button" href="/auth/login">${START_AGAIN[language]}</a></p>
    <p class="occurrence">instance: ${instance}</p>`;
}
