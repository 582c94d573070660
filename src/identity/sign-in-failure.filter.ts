import { Catch, type ExceptionFilter } from '@nestjs/common';
import { Problem } from '../platform/http/problem.js';
import { ProblemFilter } from '../platform/http/problem.filter.js';
import type { WayOn } from '../platform/page/problem.page.js';

/** During sign-in a page that tells of a problem leads back to where sign-in begins. */
@Catch(Problem)
export class SignInFailureFilter extends ProblemFilter implements ExceptionFilter {
  protected override readonly wayOn: WayOn = {
    address: '/auth/login',
    text: { nl: 'Opnieuw aanmelden', fr: 'Se reconnecter', de: 'Erneut anmelden', en: 'Sign in again' },
  };
}
