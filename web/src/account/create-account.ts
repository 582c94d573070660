import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announcements.js';

interface Created {
  readonly id: string;
  readonly name: string;
}

/** Creates an account. The same request again, after an answer that got lost, makes nothing twice. */
export function useCreateAccount<Request>(
  create: (request: Request, headers: { readonly 'Idempotency-Key': string }) => Promise<Created>,
  onCreated: (id: string) => Promise<void>,
) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const repetition = useRef({ request: '', key: '' });
  return useMutation({
    mutationFn: (request: Request) => {
      const asText = JSON.stringify(request);
      if (repetition.current.request !== asText) repetition.current = { request: asText, key: crypto.randomUUID() };
      return create(request, { 'Idempotency-Key': repetition.current.key });
    },
    onSuccess: async ({ id, name }) => {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      await onCreated(id);
      announce(t('frame.created', { name }));
    },
  });
}
