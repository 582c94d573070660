import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sessionChoose } from '../../../openapi/client/sdk.gen.js';
import type { OrganisationChoiceDto } from '../../../openapi/client/types.gen.js';
import { answer } from '../api/answer.js';
import { announce } from '../app/announcements.js';

/** Acts for another organisation from now on; nothing of the one before stays on the page. */
export function useChooseOrganisation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ organisationNumber, context, capacity }: OrganisationChoiceDto) =>
      answer(sessionChoose({ body: { organisationNumber, context, capacity } })),
    onSuccess: async () => {
      announce(null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      await client.invalidateQueries({ queryKey: ['session'] });
    },
  });
}
