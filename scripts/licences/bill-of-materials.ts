import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../sandbox/environment/project-root.js';
import { nameOf, shippedPackages } from './shipped.js';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
}

interface Bill {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/**
 * What the product is made of, as CycloneDX 1.5: npm's own bill of everything in package-lock.json, cut down to what is shipped.
 * Nothing is asked of the network.
 */
export function billOfMaterials(): object {
  const bill = JSON.parse(
    npm('sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'),
  ) as Bill;
  const { name } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { readonly name: string };
  const shipped = new Map(shippedPackages().map((each) => [nameOf(each), each]));
  const components = bill.components
    .filter((component) => shipped.has(nameOf(component)))
    .map((component) => ({
      ...component,
      // npm calls what the web application bundles a tool of development.
      scope: 'required',
      properties: [{ name: 'chaman:shipped-in', value: shipped.get(nameOf(component))?.where.join(', ') ?? '' }],
    }));
  const own = bill.metadata.component['bom-ref'];
  const refs = new Set([own, ...components.map((component) => component['bom-ref'])]);
  return {
    ...bill,
    // npm takes the name of the folder.
    metadata: { ...bill.metadata, component: { ...bill.metadata.component, name } },
    components,
    dependencies: bill.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) })),
  };
}

function npm(...args: readonly string[]): string {
  const options = { cwd: PROJECT_ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  return execFileSync('npm', args, options);
}
