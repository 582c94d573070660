import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  driftReport,
  failedAccountsList,
  gatewaysList,
  opsAuditEventsList,
  opsSendersLook,
  opsSendersSearch,
  sessionsList,
} from '../../../openapi/client/sdk.gen.js';
import { answer } from '../api/answer.js';
import { currentLanguage } from '../i18n/language.js';

/** Looked at while things happen: no event tells operations of everybody's accounts. */
const AGAIN_EVERY_MS = 5_000;
const after = (next: string) => (next ? { after: next } : {});

export const gatewaysQuery = () =>
  queryOptions({
    queryKey: ['operations', 'gateways', currentLanguage()],
    queryFn: async () => (await answer(gatewaysList())).items,
    refetchInterval: AGAIN_EVERY_MS,
  });

export const failedAccountsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['operations', 'failed-accounts', currentLanguage()],
    queryFn: ({ pageParam }) => answer(failedAccountsList({ query: after(pageParam) })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: AGAIN_EVERY_MS,
  });

export const driftQuery = () =>
  infiniteQueryOptions({
    queryKey: ['operations', 'drift', currentLanguage()],
    queryFn: ({ pageParam }) => answer(driftReport({ query: after(pageParam) })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: AGAIN_EVERY_MS,
  });

export const sendersQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'senders', search],
    queryFn: ({ pageParam }) => answer(opsSendersSearch({ query: { q: search, ...after(pageParam) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: search !== '',
  });

/** Each look is written down; so it is not repeated by itself. */
export const senderViewQuery = (number: string) =>
  queryOptions({
    queryKey: ['operations', 'sender', number, currentLanguage()],
    queryFn: () => answer(opsSendersLook({ path: { number } })),
    staleTime: Infinity,
  });

export const opsAuditQuery = (senderNumber: string) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'audit', senderNumber, currentLanguage()],
    queryFn: ({ pageParam }) =>
      answer(opsAuditEventsList({ query: { ...(senderNumber && { senderNumber }), ...after(pageParam) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const sessionsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['operations', 'sessions'],
    queryFn: ({ pageParam }) => answer(sessionsList({ query: after(pageParam) })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
