import { client } from '../../../openapi/client/client.gen.js';
import { queryClient } from '../app/query-client.js';
import { currentLanguage } from '../i18n/language.js';
import { noteAnswer } from './last-answer.js';
import { sessionQuery } from './queries.js';

const CSRF_HEADER = 'X-CSRF-Token';

/** Sets the generated client up: this site, answers in the language that the page shows, and the session's token with each change. */
export function connectApi(): void {
  client.setConfig({
    baseUrl: window.location.origin,
    // Asked for where the API's description demands it; the browser sends the cookie by itself.
    auth: ({ name }) => (name === CSRF_HEADER ? csrfToken() : undefined),
  });
  client.interceptors.request.use((request) => {
    request.headers.set('Accept-Language', currentLanguage());
    return request;
  });
  client.interceptors.response.use((response) => {
    noteAnswer();
    return response;
  });
}

/**
 * Of the session as it was read last, and read anew where that was some seconds ago: another tab may have signed in again.
 * Undefined without a session, which the change itself is then told.
 */
async function csrfToken(): Promise<string | undefined> {
  const session = await queryClient.query(sessionQuery());
  // Whoever was signed out a moment ago may have signed in again in another window.
  return (session ?? (await queryClient.query({ ...sessionQuery(), staleTime: 0 })))?.csrfToken;
}
