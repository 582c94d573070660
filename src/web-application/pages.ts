/**
 * Addresses at which the application shows a page: those of its router, which a test holds equal. Whatever else is
 * asked for is not found here either.
 */
export const PAGES = [
  '/',
  '/contact',
  '/files/new',
  '/files/:id',
  '/web-services/new',
  '/web-services/:id',
  '/web-services/certificate',
  '/help',
  '/help/certificates',
  '/help/ssh-keys',
  '/operations',
  '/operations/failed-accounts',
  '/operations/drift',
  '/operations/senders',
  '/operations/senders/:number',
  '/operations/audit',
  '/operations/sessions',
];
