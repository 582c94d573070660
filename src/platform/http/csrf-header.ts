/** Carries the token of the session along with every change that a browser session makes. */
export const CSRF_HEADER = 'X-CSRF-Token';
