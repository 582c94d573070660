import { loginOf } from '../account/login.js';
import type { ChangeDto, ChangePageDto } from './change-feed.dto.js';
import type { Change, ChangePage } from './change-feed.reader.js';
import { feedCursor } from './feed-cursor.js';

/** @param after the cursor that was given, which stays good while nothing came after it */
export function changePageDto({ epoch, changes, more }: ChangePage, after: string): ChangePageDto {
  const items = changes.map((change) => changeDto(epoch, change));
  return { items, next: items.at(-1)?.cursor ?? after, more };
}

function changeDto(epoch: number, { position, type, occurredAt, senderNumber, account }: Change): ChangeDto {
  const named = account !== null && account.userName !== null;
  return {
    cursor: feedCursor({ epoch, position }),
    position,
    type,
    occurredAt,
    senderNumber,
    accountId: account?.id ?? null,
    channel: account?.channel ?? null,
    revision: account?.revision ?? null,
    login: named ? loginOf({ ...account, sender: { number: senderNumber } }) : null,
    clientId: account?.clientId ?? null,
  };
}
