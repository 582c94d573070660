/** What a token can let a system do: the whole list, with what each says in the API's description. */
export const SCOPES = {
  'chaman:senders:read': 'Read which organisations are senders, and their numbers',
  'chaman:accounts:read': 'Read the accounts of every sender, with their certificates',
  'chaman:contacts:read': 'Read the contact details of senders, which are personal data',
  'chaman:changes:read': 'Read the ordered feed of changes',
  'chaman:certificates:write': 'Change the certificates of the accounts of the one sender that the token names',
} as const;
export type Scope = keyof typeof SCOPES;

/** These let a system act as the one sender that its token names, and reach nothing of any other. */
export const SENDER_SCOPES: readonly Scope[] = ['chaman:certificates:write'];
