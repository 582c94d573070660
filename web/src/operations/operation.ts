import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '../app/announcements.js';

/** Something that operations do: everything they look at is asked for again, and the page says that it was done. */
export function useOperation<Given>(act: (given: Given) => Promise<unknown>, done: string, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['operations'] });
      announce(done);
      onDone?.();
    },
  });
}
