import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchRequest } from '../stage/plan.js';
import type { Statement } from '../stage/statement.js';

/** The sources, not what is compiled of them. */
const FILE = join('test', 'bench', 'million', 'statements.txt');
const SHOWN = 150;

/** What a statement does, whatever its values. */
function shapeOf({ text, options }: Statement): string {
  const values = /'[^']*'|\$\d+|\b\d+(\.\d+)?\b/g;
  const shape = text
    .replace(/\s+/g, ' ')
    .replace(values, '?')
    .replace(/\?(, \?)+/g, '?')
    .trim();
  return `  ${options === '' ? '' : 'queue: '}${shape.slice(0, SHOWN)}`;
}

const routeOf = ({ method, path }: BenchRequest) =>
  `${method} ${path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/=[^&]*/g, '=')
    .replace(/\/\d{6}/g, '/:number')}`;

/** A paragraph for each route: how many statements one request sends, and which. */
export class Listing {
  private readonly paragraphs: string[] = [];

  add(request: BenchRequest, statements: readonly Statement[]): void {
    const lines = [`${routeOf(request)}: ${statements.length} statements`, ...statements.map(shapeOf)];
    this.paragraphs.push(lines.join('\n'));
  }

  write(): void {
    writeFileSync(FILE, this.text);
  }

  /** Lines that the committed listing has not, or has and should not have; none where it is true. */
  differences(): readonly string[] {
    const committed = readFileSync(FILE, 'utf8');
    if (committed === this.text) return [];
    const [old, now] = [committed.split('\n'), this.text.split('\n')];
    return [
      ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
      ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
      'Statements of a route have changed: look at the changes, then npm run test:plans -- --write',
    ];
  }

  private get text(): string {
    return `${this.paragraphs.join('\n\n')}\n`;
  }
}
