import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/api-problem.js';

/** Questions are repeated only where another try can help: no answer, or a server that is busy. */
export const queryClient = new QueryClient({
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
