import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../sandbox/environment/project-root.js';

describe('the alerts', () => {
  it('each have their line in operations.md, and no other has', async () => {
    const rules = await readFile(join(PROJECT_ROOT, 'docker/prometheus/alerts.yml'), 'utf8');
    const manual = await readFile(join(PROJECT_ROOT, 'docs/operations.md'), 'utf8');
    const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
    const told = [...manual.matchAll(/^\| `(Chaman\w+)` \|/gm)].map(([, name]) => name);
    expect(told.toSorted()).toEqual(alerts.toSorted());
    expect(alerts.length).toBeGreaterThan(10);
  });
});
