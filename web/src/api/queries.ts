import { queryOptions } from '@tanstack/react-query';
import {
  contactShow,
  ftpSftpAccountList,
  ftpSftpAccountShow,
  permissionList,
  sessionShow,
  webServiceAccountList,
} from '../../../openapi/client/sdk.gen.js';
import { currentLanguage } from '../i18n/language.js';
import { answer } from './answer.js';
import { ApiProblem } from './api-problem.js';

export type Channel = 'FTP' | 'SFTP' | 'SOAP' | 'REST';

/** Texts come in the language that was asked for, so what was read in one is not shown in another. */
const inThisLanguage = () => currentLanguage();

/** Who is signed in; null when nobody is. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session', inThisLanguage()],
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
    queryKey: ['contact', inThisLanguage()],
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
    queryKey: ['permissions', channel, inThisLanguage()],
    queryFn: async () => (await answer(permissionList({ query: { channel } }))).items,
    staleTime: 300_000,
  });

export const ftpSftpAccountsQuery = () =>
  queryOptions({
    queryKey: ['accounts', 'ftp-sftp', inThisLanguage()],
    queryFn: async () => (await answer(ftpSftpAccountList())).items,
  });

export const ftpSftpAccountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'ftp-sftp', inThisLanguage(), id],
    queryFn: () => answer(ftpSftpAccountShow({ path: { id } })),
  });

export const webServiceAccountsQuery = () =>
  queryOptions({
    queryKey: ['accounts', 'web-services', inThisLanguage()],
    queryFn: async () => (await answer(webServiceAccountList())).items,
  });
