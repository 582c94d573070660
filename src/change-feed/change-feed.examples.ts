import type { ChangePageDto } from './change-feed.dto.js';

/** A page as another system may get it, for the API's description: dates as they stand in JSON. */
type Shown<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Shown<T[K]> } : T;

const SENDER = { senderNumber: '101870', accountId: null, channel: null, revision: null, login: null, clientId: null };
const FTP = {
  senderNumber: '101870',
  accountId: '01997c1e-6a54-7cc0-a9f5-3f6f2b8f2c11',
  channel: 'FTP',
  login: 'EXPpayroll1',
  clientId: null,
} as const;
const REST = {
  senderNumber: '102334',
  accountId: '01997c2b-08d1-7a31-b1c0-92d1a7a9e5f4',
  channel: 'REST',
  login: null,
  clientId: 'self_service_chaman_102334_k3v9q0x7ab',
} as const;

const LIFE: Shown<ChangePageDto> = {
  items: [
    { ...SENDER, type: 'contact.changed', ...at(411, '2026-03-02T08:59:12.004Z') },
    { ...FTP, type: 'account.created', revision: 1, ...at(412, '2026-03-02T09:00:01.318Z') },
    { ...FTP, type: 'account.in-force', revision: 1, ...at(413, '2026-03-02T09:00:02.871Z') },
    { ...REST, type: 'account.changed', revision: 4, ...at(414, '2026-03-02T09:00:02.690Z') },
  ],
  next: at(414, '').cursor,
  more: true,
};

const TOMBSTONE: Shown<ChangePageDto> = {
  items: [
    { ...FTP, type: 'account.deletion-requested', revision: 2, ...at(415, '2026-03-02T10:14:40.112Z') },
    { ...FTP, type: 'account.deleted', revision: 2, ...at(416, '2026-03-02T10:14:41.905Z') },
  ],
  next: at(416, '').cursor,
  more: false,
};

const NOTHING: Shown<ChangePageDto> = { items: [], next: at(416, '').cursor, more: false };

export const CHANGE_PAGE_EXAMPLES = {
  changes: { summary: 'What happened to two accounts and a sender', value: LIFE },
  deletion: { summary: 'The end of an account', value: TOMBSTONE },
  nothing: { summary: 'Nothing happened since', value: NOTHING },
};

function at(position: number, occurredAt: string) {
  return { position, occurredAt, cursor: Buffer.from(`1772437500.${position}`).toString('base64url') };
}
