/** What is told of a sender. It never says what somebody is called or how to reach them: whoever may know, looks it up. */
export const SENDER_CHANGE_TYPES = ['sender.created', 'sender.changed', 'contact.changed'] as const;
export type SenderChangeType = (typeof SENDER_CHANGE_TYPES)[number];

/**
 * What is told of an account. `account.changed` is a wish, `account.in-force` its fulfilment: every gateway confirmed the revision.
 * `account.failed`: a gateway refused it for good, told once for each that does. `account.deleted` is the last that is ever told
 * of an account: every gateway confirmed that it is gone.
 */
export const ACCOUNT_CHANGE_TYPES = [
  'account.created',
  'account.changed',
  'account.client-id-given',
  'account.in-force',
  'account.failed',
  'account.deletion-requested',
  'account.deleted',
] as const;
export type AccountChangeType = (typeof ACCOUNT_CHANGE_TYPES)[number];

/** All that the feed can hold. The table checks it too: a new type comes with a migration. */
export const CHANGE_TYPES = [...SENDER_CHANGE_TYPES, ...ACCOUNT_CHANGE_TYPES] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];
