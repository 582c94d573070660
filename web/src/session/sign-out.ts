import { useMutation } from '@tanstack/react-query';
import { sessionLogout } from '../../../openapi/client/sdk.gen.js';
import { answer } from '../api/answer.js';
import { ApiProblem } from '../api/api-problem.js';

/** Ends the session here, then at the identity provider; whoever is signed out already just begins anew. */
export function useSignOut() {
  return useMutation({
    mutationFn: async () => {
      try {
        return (await answer(sessionLogout())).redirectTo;
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return '/';
        throw error;
      }
    },
    onSuccess: (address) => window.location.assign(address),
  });
}
