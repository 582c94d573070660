import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  auditEventsList,
  certificateInspectionRules,
  connectionShow,
  contactShow,
  ftpSftpAccountList,
  ftpSftpAccountShow,
  permissionList,
  sessionShow,
  sshKeyInspectionRules,
  webServiceAccountList,
  webServiceAccountShow,
} from '../../../openapi/client/sdk.gen.js';
import { currentLanguage } from '../i18n/language.js';
import { answer } from './answer.js';
import { ApiProblem } from './api-problem.js';

export type Channel = 'FTP' | 'SFTP' | 'SOAP' | 'REST';

// Texts come in the language that was asked for, which is part of each key: what was read in one is not shown in another.

/** Who is signed in; null when nobody is. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session', currentLanguage()],
    queryFn: async () => {
      try {
        return await answer(sessionShow());
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      }
    },
  });

/** The contact of the organisation; null until its details were confirmed. */
export const contactQuery = () =>
  queryOptions({
    queryKey: ['contact', currentLanguage()],
    queryFn: async () => {
      try {
        return await answer(contactShow());
      } catch (error) {
        if (error instanceof ApiProblem && error.is('contact/required')) return null;
        throw error;
      }
    },
  });

export const permissionsQuery = (channel: Channel) =>
  queryOptions({
    queryKey: ['permissions', channel, currentLanguage()],
    queryFn: async () => (await answer(permissionList({ query: { channel } }))).items,
    staleTime: 300_000,
  });

export const ftpSftpAccountsQuery = () =>
  queryOptions({
    queryKey: ['accounts', 'ftp-sftp', currentLanguage()],
    queryFn: async () => (await answer(ftpSftpAccountList())).items,
  });

export const ftpSftpAccountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'ftp-sftp', currentLanguage(), id],
    queryFn: () => answer(ftpSftpAccountShow({ path: { id } })),
  });

export const webServiceAccountsQuery = () =>
  queryOptions({
    queryKey: ['accounts', 'web-services', currentLanguage()],
    queryFn: async () => (await answer(webServiceAccountList())).items,
  });

export const webServiceAccountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'web-services', currentLanguage(), id],
    queryFn: () => answer(webServiceAccountShow({ path: { id } })),
  });

/** What was done to an account, or tried in vain, newest first. */
export const historyQuery = (accountId: string) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'history', currentLanguage(), accountId],
    queryFn: ({ pageParam }) =>
      answer(auditEventsList({ query: { accountId, limit: 20, ...(pageParam && { after: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const certificateRulesQuery = (channel: Channel) =>
  queryOptions({
    queryKey: ['certificate-rules', channel, currentLanguage()],
    queryFn: () => answer(certificateInspectionRules({ query: { channel } })),
    staleTime: 300_000,
  });

export const sshKeyRulesQuery = () =>
  queryOptions({
    queryKey: ['ssh-key-rules', currentLanguage()],
    queryFn: () => answer(sshKeyInspectionRules()),
    staleTime: 300_000,
  });

/** Where accounts connect to. */
export const connectionsQuery = () =>
  queryOptions({
    queryKey: ['connections'],
    queryFn: () => answer(connectionShow()),
    staleTime: 300_000,
  });
