import { parseArgs } from 'node:util';
import { MikroORM } from '@mikro-orm/postgresql';
import { readConfiguredAnchors } from './certificate/anchors/anchor-folder.js';
import { configured } from './configuration.js';
import { ENTITIES } from './entities.js';
import { findStranded } from './operations/trust-anchors/stranded-accounts.js';
import { strandedLine } from './operations/trust-anchors/trust-anchors.mapper.js';
import { ConfigurationError } from './platform/config/configuration-error.js';
import { ormOptions } from './platform/database/orm.config.js';
import { runProcess } from './platform/process/run.js';

const PAGE = 500;

/** Tells before a change of trust anchors which living accounts it would strand: one line each, fields between tabs. */
async function run(): Promise<void> {
  const folder = candidateFolder();
  const { DATABASE_URL, TRUST_ANCHORS_DIR } = await configured('anchors:impact');
  const candidate = (await readConfiguredAnchors('--anchors', folder)).store;
  const inForce =
    TRUST_ANCHORS_DIR === '' ? candidate : (await readConfiguredAnchors('TRUST_ANCHORS_DIR', TRUST_ANCHORS_DIR)).store;
  const orm = await MikroORM.init(ormOptions(DATABASE_URL, ENTITIES, 2));
  try {
    const now = new Date();
    let [judged, stranded] = [0, 0];
    let after: string | undefined;
    do {
      const page = await findStranded(orm.em.fork(), { candidate, inForce, now, after, limit: PAGE });
      for (const each of page.stranded) process.stdout.write(`${strandedLine(each)}\n`);
      judged += page.judged;
      stranded += page.stranded.length;
      after = page.next ?? undefined;
    } while (after !== undefined);
    process.stderr.write(`${judged} certificates of living accounts judged, ${stranded} stranded\n`);
  } finally {
    await orm.close();
  }
}

function candidateFolder(): string {
  try {
    const { anchors } = parseArgs({ options: { anchors: { type: 'string' } } }).values;
    if (anchors !== undefined) return anchors;
  } catch {
    // Told below, like everything else that is not what is expected.
  }
  throw new ConfigurationError(['the arguments: npm run --silent anchors:impact -- --anchors FOLDER']);
}

runProcess(async () => {
  await run();
  process.exit(0);
});
