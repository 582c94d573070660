import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/api-problem.js';

/** Questions are repeated only where another try can help: no answer, or a server that is busy. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: recheckSession }),
  mutationCache: new MutationCache({ onError: recheckSession }),
  defaultOptions: {
    queries: {
      retry: (count, error) =>
        count < 2 &&
        error instanceof ApiProblem &&
        (error.isUnreachable || error.status === 503 || error.status === 502),
      staleTime: 5_000,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** An answer that says nobody is signed in: the page finds out, and says how to go on. */
function recheckSession(error: Error): void {
  if (error instanceof ApiProblem && error.status === 401)
    void queryClient.invalidateQueries({ queryKey: ['session'] });
}
