import { ACCOUNT_PROBLEMS } from './problems/account.problems.js';
import { CHANGE_PROBLEMS } from './problems/change.problems.js';
import { GENERAL_PROBLEMS } from './problems/general.problems.js';
import { IDEMPOTENCY_KEY_PROBLEMS } from './problems/idempotency.problems.js';
import { IDENTITY_PROBLEMS } from './problems/identity.problems.js';
import { HTTP_PROBLEMS } from './problems/http.problems.js';
import { QUOTA_PROBLEMS } from './problems/quota.problems.js';
import { RATE_PROBLEMS } from './problems/rate.problems.js';
import { TOKEN_PROBLEMS } from './problems/token.problems.js';

/** Every problem that the product can answer with, as `area/reason`. This folder is the only place that knows HTTP statuses. */
export const PROBLEMS = {
  ...GENERAL_PROBLEMS,
  ...IDENTITY_PROBLEMS,
  ...ACCOUNT_PROBLEMS,
  ...IDEMPOTENCY_KEY_PROBLEMS,
  ...QUOTA_PROBLEMS,
  ...HTTP_PROBLEMS,
  ...RATE_PROBLEMS,
  ...TOKEN_PROBLEMS,
  ...CHANGE_PROBLEMS,
};
export type ProblemName = keyof typeof PROBLEMS;
