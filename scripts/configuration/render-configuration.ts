import { CONFIGURATIONS } from '../../src/configuration.js';
import type { Schema, Variable } from '../../src/platform/config/variables.js';
import { METRICS_OFF } from '../../src/platform/telemetry/metrics.config.js';
import { SECTIONS, type Section } from './sections.js';

export const CONFIGURATION_FILE = 'docs/configuration.md';

const READERS: Readonly<Record<string, string>> = { api: 'API', worker: 'worker' };

const INTRODUCTION = `# Configuration

<!-- Made by \`npm run configuration\` from the schemas in src/: change those. -->

Every environment variable that API, worker and the commands read. How they are given, checked and changed: [operations.md](operations.md#configuration).

**Required** ones have no default. A **secret** is never shown, not even in a fault, and best given as a file: \`SESSION_SECRET_FILE=/run/secrets/session\` instead of \`SESSION_SECRET=…\`, which every variable allows. A variable that is set to nothing counts as not given.
`;

/** The whole document. */
export function renderConfiguration(): string {
  return [INTRODUCTION, ...SECTIONS.map(renderSection)].join('\n');
}

function renderSection({ title, more, variables }: Section): string {
  const rows = Object.entries(variables).map(([name, variable]) => row(name, variable));
  return [
    `## ${title}`,
    '',
    ...(more.length > 0 ? [`More: ${more.join(', ')}.`, ''] : []),
    '| variable | read by | type | default | example | meaning |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function row(name: string, variable: Variable<unknown>): string {
  const { type, unit, secret, description } = variable;
  const told = [...(secret ? ['**secret**'] : []), ...(unit === undefined ? [type] : [type, unit])].join('; ');
  const cells = [
    `\`${name}\``,
    readersOf(name, variable),
    told,
    defaultOf(variable),
    exampleOf(name, variable),
    description,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function readersOf(name: string, variable: Variable<unknown>): string {
  const all = Object.entries<{ readonly variables: Schema }>(CONFIGURATIONS);
  return all
    .flatMap(([reader, { variables }]) => {
      const own = variables[name];
      if (!own) return [];
      const optional = 'fallback' in own && !('fallback' in variable) ? ' (not required)' : '';
      return [`${READERS[reader] ?? `\`${reader}\``}${optional}`];
    })
    .join(', ');
}

function defaultOf(variable: Variable<unknown>): string {
  if (!('fallback' in variable)) return '**required**';
  const { fallback } = variable;
  if (fallback === METRICS_OFF || fallback === '' || fallback === null) return 'none';
  if (Array.isArray(fallback)) return fallback.length === 0 ? 'none' : `\`${fallback.join(', ')}\``;
  return typeof fallback === 'object' ? 'none' : `\`${String(fallback)}\``;
}

/** Whole documents, as keys and certificates are, are given as files. */
function exampleOf(name: string, { example, type }: Variable<unknown>): string {
  if (example !== undefined) return `\`${example}\``;
  if (type.endsWith('PEM')) return `\`${name}_FILE=/run/secrets/${name.toLowerCase().replaceAll('_', '-')}.pem\``;
  return '';
}
