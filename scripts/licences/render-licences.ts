import { join } from 'node:path';
import { PROJECT_ROOT } from '../../sandbox/environment/project-root.js';
import { nameOf, shippedPackages, type ShippedPackage } from './shipped.js';

export const LICENCES_FILE = join(PROJECT_ROOT, 'docs/licences.md');

/**
 * Licences under which a package may be shipped with a product under the EUPL-1.2. They ask for their text to go along and for
 * nothing that the EUPL forbids; a new kind is added here by somebody who has read it.
 */
const ACCEPTED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
];

/** Where a package lets one choose, one that is accepted is enough. */
export function isAccepted({ licence }: Pick<ShippedPackage, 'licence'>): boolean {
  const choices = licence.replace(/^\(|\)$/g, '').split(' OR ');
  return choices.some((choice) => ACCEPTED.includes(choice));
}

export function renderLicences(): string {
  const shipped = shippedPackages();
  const counts = new Map<string, number>();
  for (const { licence } of shipped) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  return [
    '# Licences of what is shipped',
    '',
    '<!-- Made by `npm run licences`: change what it reads. -->',
    '',
    'ChaMan is under the [EUPL-1.2](../LICENSE). With it go packages of others: in the image of the server ([docker.md](docker.md)), each with the file of its licence, and in the files that browsers load, whose licences stand in `/assets/licences.md` of every installation, linked from the page of help. The tests refuse a licence that [`render-licences.ts`](../scripts/licences/render-licences.ts) does not accept.',
    '',
    '| licence | packages |',
    '| --- | --- |',
    ...[...counts].sort(([, one], [, other]) => other - one).map(([licence, count]) => `| ${licence} | ${count} |`),
    '',
    '| package | licence | in |',
    '| --- | --- | --- |',
    ...shipped.map((each) => `| ${nameOf(each)} | ${each.licence} | ${each.where.join(', ')} |`),
    '',
  ].join('\n');
}
