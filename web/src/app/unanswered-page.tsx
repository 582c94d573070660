import { ApiProblem } from '../api/api-problem.js';
import { FailedPage } from './failed-page.js';
import { LoadingPage } from './loading-page.js';
import { MissingPage } from './missing-page.js';

interface Unanswered {
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
}

/** A page whose content is not there: not yet, not at all, or not to be had. */
export function UnansweredPage({ query: { error, refetch } }: { readonly query: Unanswered }) {
  if (error instanceof ApiProblem && error.status === 404) return <MissingPage />;
  return error ? <FailedPage error={error} onRetry={() => void refetch()} /> : <LoadingPage />;
}
