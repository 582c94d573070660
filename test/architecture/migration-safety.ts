/** What an earlier version that still runs would not survive, or would wait for. */
export interface Danger {
  readonly name: string;
  readonly why: string;
  readonly pattern: RegExp;
}

const ALTERED = String.raw`alter\s+table\s+(?:only\s+)?(?<table>\w+)\b[^;]*?\b`;

/** `table` is whom it befalls: a table that the same migration makes is nobody's yet. */
export const DANGERS: readonly Danger[] = [
  danger(
    'drops a table',
    'the version before still reads it',
    String.raw`drop\s+table\s+(?:if\s+exists\s+)?(?<table>\w+)`,
  ),
  danger('drops a column', 'the version before still reads it', `${ALTERED}drop\\s+column`),
  danger('renames', 'the version before still calls it by its old name', `${ALTERED}rename\\b`),
  danger(
    'changes a type',
    'the table is written anew while everybody waits',
    `${ALTERED}(?:set\\s+data\\s+)?type\\s+\\w`,
  ),
  danger('demands a value', 'the version before does not write it', `${ALTERED}set\\s+not\\s+null`),
  danger(
    'adds a column that must be given',
    'the version before does not write it',
    `${ALTERED}add\\s+column\\s+(?:if\\s+not\\s+exists\\s+)?\\w+(?:(?!\\bdefault\\b)[^,;])*?\\bnot\\s+null(?![^,;]*\\bdefault\\b)`,
  ),
  danger(
    'gives every row a value of its own',
    'the table is written anew while everybody waits',
    `${ALTERED}add\\s+column\\b[^,;]*\\bdefault\\s+(?:gen_random_uuid|random|clock_timestamp|nextval)\\b`,
  ),
  danger('allows null', 'the version before does not expect it', `${ALTERED}drop\\s+not\\s+null`),
  danger(
    'adds a constraint that is checked at once',
    'every row is read while everybody waits; add it `not valid`, validate it in a migration of its own',
    `${ALTERED}add\\s+constraint\\b(?![^;]*\\bnot\\s+valid\\b)`,
  ),
  danger(
    'makes an index while writers wait',
    'use `concurrently`, in a migration of its own',
    String.raw`create\s+(?:unique\s+)?index\s+(?!concurrently\b)(?:if\s+not\s+exists\s+)?\w+\s+on\s+(?<table>\w+)`,
  ),
  danger(
    'writes all rows at once',
    'their locks are held until the end; do it in batches, by a command or a worker',
    String.raw`(?:update|delete\s+from)\s+(?<table>\w+)\b(?![^;]*\bwhere\b)[^;]*(?:;|$)`,
  ),
];

export interface Found {
  readonly name: string;
  readonly table: string;
}

/** What in these statements of one migration would hurt a version that runs meanwhile. */
export function dangersIn(statements: readonly string[]): Found[] {
  // Bodies of functions run later, and no comment runs at all.
  const sql = statements
    .join(';\n')
    .replace(/\$\$[\s\S]*?\$\$/g, "''")
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/--[^\n]*/g, '')
    .replace(/\b(?:before|after)\s+(?:insert|update|delete|truncate)(?:\s+or\s+\w+)*\s+on\b/gi, 'on');
  const made = new Set(
    [...sql.matchAll(/create\s+table\s+(?:if\s+not\s+exists\s+)?(\w+)/gi)].map(([, table]) => table),
  );
  return DANGERS.flatMap(({ name, pattern }) =>
    [...sql.matchAll(pattern)].map(({ groups }) => ({ name, table: groups?.['table'] ?? '' })),
  ).filter(({ table }) => !made.has(table));
}

function danger(name: string, why: string, pattern: string): Danger {
  return { name, why, pattern: new RegExp(pattern, 'gi') };
}
