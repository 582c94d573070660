import type { WebServiceAccountDto } from '../../../openapi/client/types.gen.js';
import { compareTexts } from '../i18n/format.js';

export type Order = 'name' | 'channel' | 'clientId' | 'state' | 'expiresNext';

/** Which accounts of a long list are looked at, and in which order. */
export interface AccountChoice {
  /** Part of a name, client id, certificate's name or owner, or permission. */
  readonly search: string;
  readonly state: WebServiceAccountDto['state'] | '';
  readonly permission: string;
  /** Days within which a certificate expires; null: whenever. */
  readonly expiresWithin: number | null;
  readonly order: { readonly by: Order; readonly descending: boolean };
}

export const EVERYTHING: AccountChoice = {
  search: '',
  state: '',
  permission: '',
  expiresWithin: null,
  order: { by: 'name', descending: false },
};

const DAY_MS = 86_400_000;

export function chosenAccounts(
  accounts: readonly WebServiceAccountDto[],
  choice: AccountChoice,
  now = Date.now(),
): readonly WebServiceAccountDto[] {
  const words = choice.search.toLowerCase().split(/\s+/).filter(Boolean);
  const until = choice.expiresWithin === null ? null : now + choice.expiresWithin * DAY_MS;
  const chosen = accounts.filter(
    (account) =>
      (!choice.state || account.state === choice.state) &&
      (!choice.permission || account.permissions.some(({ code }) => code === choice.permission)) &&
      (until === null || (account.expiresNext !== null && Date.parse(account.expiresNext) <= until)) &&
      words.every((word) => searchable(account).includes(word)),
  );
  const { by, descending } = choice.order;
  const direction = descending ? -1 : 1;
  return [...chosen].sort(
    (one, other) => direction * compareTexts(one[by] ?? '', other[by] ?? '') || compareTexts(one.name, other.name),
  );
}

function searchable({ name, note, channel, clientId, permissions, certificates }: WebServiceAccountDto): string {
  const parts = [
    name,
    note,
    channel,
    clientId,
    ...permissions.map(({ label }) => label),
    ...certificates.flatMap((certificate) => [certificate.name, certificate.owner, certificate.serialNumber]),
  ];
  return parts.filter(Boolean).join('\n').toLowerCase();
}
