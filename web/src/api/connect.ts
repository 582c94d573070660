import { client } from '../../../openapi/client/client.gen.js';
import { currentLanguage } from '../i18n/language.js';

/** Sets the generated client up: this site, and answers in the language that the page shows. */
export function connectApi(): void {
  client.setConfig({ baseUrl: window.location.origin });
  client.interceptors.request.use((request) => {
    request.headers.set('Accept-Language', currentLanguage());
    return request;
  });
}
