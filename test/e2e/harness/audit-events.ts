import type { SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';

/** An event as people see it. */
export interface SeenEvent {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly text: string;
  readonly reason: string | null;
  readonly actor: { readonly kind: string; readonly name: string };
  readonly accountId: string | null;
  readonly requestId: string | null;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

export interface SeenPage {
  readonly status: number;
  readonly cacheControl: string | null;
  readonly items: readonly SeenEvent[];
  readonly next: string | null;
}

/** `where`: the sender's own trail, or that of operations; newest first. */
export async function auditPage(
  client: SignedIn,
  where: 'audit-events' | 'ops/audit-events',
  query: Readonly<Record<string, string>> = {},
  language = 'en',
): Promise<SeenPage> {
  const response = await client.fetch(`/api/v1/${where}?${new URLSearchParams(query).toString()}`, {
    headers: { 'Accept-Language': language },
  });
  const body = (await response.json()) as Pick<SeenPage, 'items' | 'next'>;
  return { status: response.status, cacheControl: response.headers.get('Cache-Control'), ...body };
}
