import { ScimRefusal } from './scim-refusal.js';

/** `attribute eq "JSON string"`, for the two attributes by which the registry can be searched. */
interface EqualityFilter {
  readonly attribute: 'externalId' | 'userName';
  readonly value: string;
}

const EXPRESSION = /^\s*(externalId|userName)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/i;

/**
 * Reads the one shape of filter that the registry serves (RFC 7644 section 3.4.2.2). Written by hand because scimmy's
 * filter neither undoes the escapes of a JSON string nor ignores case for `userName`. Throws 400 `invalidFilter`.
 */
export function parseFilter(expression: string): EqualityFilter {
  const [, name = '', literal = ''] = EXPRESSION.exec(expression) ?? [];
  try {
    return {
      attribute: name.toLowerCase() === 'username' ? 'userName' : 'externalId',
      value: JSON.parse(literal) as string,
    };
  } catch {
    throw new ScimRefusal(400, 'invalidFilter', 'Only externalId eq "…" and userName eq "…" are supported');
  }
}

/** `userName` ignores case, `externalId` does not (RFC 7643 sections 4.1.1 and 3.1). */
export function matches(filter: EqualityFilter, user: { userName: string; externalId?: string }): boolean {
  return filter.attribute === 'userName'
    ? user.userName.toLowerCase() === filter.value.toLowerCase()
    : user.externalId === filter.value;
}
