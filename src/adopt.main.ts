import 'reflect-metadata';
import { access, constants, stat } from 'node:fs/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { checkFile, importFile } from './adoption/adoption.js';
import { AdoptionStore } from './adoption/adoption.store.js';
import { Assessor } from './adoption/assessor.js';
import { readArguments, USAGE, type AdoptCommand } from './adoption/command/arguments.js';
import { Report } from './adoption/command/report.js';
import { GatewaySurvey } from './adoption/gateway-survey.js';
import { KnownStore } from './adoption/known.store.js';
import { commandActor } from './audit/audit-trail.js';
import { readAnchorFolder } from './certificate/anchors/anchor-folder.js';
import { configured } from './configuration.js';
import { ENTITIES } from './entities.js';
import { gatewayProducts } from './gateway-products.js';
import { Permission } from './permission/permission.entity.js';
import { ormOptions } from './platform/database/orm.config.js';
import { runCommand, UsageError } from './platform/process/command-line.js';
import { openJobStore } from './provisioning/queue/open-job-store.js';
import { ReconcileHints } from './provisioning/reconcile-hints.js';

const CONNECTIONS = 10;
const BUDGET_MS = 60_000;
const OUTPUT = {
  print: (line: string) => process.stdout.write(`${line}\n`),
  progress: (line: string) => process.stderr.write(`${line}\n`),
};

/** Takes over what existed before ChaMan. @returns whether everything is as it should be */
async function adopt({ file, write, operator }: AdoptCommand): Promise<boolean> {
  const config = await configured('adopt');
  // A pipe could be read only once.
  if (!(await isReadableFile(file))) throw new UsageError(`${file} is no file that can be read.`);
  const { store: trust } = await readAnchorFolder(config.TRUST_ANCHORS_DIR);
  const orm = await MikroORM.init(ormOptions(config.DATABASE_URL, ENTITIES, CONNECTIONS));
  const lock = new pg.Client({ connectionString: config.DATABASE_DIRECT_URL });
  await lock.connect();
  try {
    const gateways = gatewayProducts(config);
    const permissions = await orm.em.fork().find(Permission, {});
    const context = { now: new Date(), trust };
    const assessor = () =>
      new Assessor(new KnownStore(orm.em), new GatewaySurvey(gateways, BUDGET_MS), permissions, context);
    const report = new Report(OUTPUT);
    if (write && !(await taken(lock))) throw new UsageError('Another import is under way.');
    if (write) await refusePaused(lock);
    await checkFile(file, assessor(), report);
    report.summary();
    if (report.faults > 0) OUTPUT.print('Nothing was written. Mend the file or the gateways, and run this again.');
    else if (!write) OUTPUT.print('This was a dry run: nothing was written. --import writes.');
    if (report.faults > 0 || !write) return report.faults === 0;

    const hints = new ReconcileHints(await openJobStore(config.QUEUE_URL, 'give', 2));
    try {
      const importing = {
        store: new AdoptionStore(orm.em, config.ENCRYPTION_KEYS, commandActor('npm run adopt', operator)),
        ...{ gateways, budgetMs: BUDGET_MS, lateWriteMs: config.GATEWAY_LATE_WRITE_MS },
        give: (due: Parameters<ReconcileHints['give']>[0]) => hints.give(due),
      };
      const ended = await importFile(file, assessor(), importing, report);
      if (!ended) OUTPUT.print('Too many failures in a row: the rest of the file was left for another run.');
      OUTPUT.print(`imported; not taken over: ${report.failures}`);
      if (report.failures > 0) OUTPUT.print('Run the same again: what is done is passed over.');
      return report.failures === 0;
    } finally {
      await hints.onApplicationShutdown();
    }
  } finally {
    await lock.end();
    await orm.close();
  }
}

/** Two imports at once would hold targets against each other. Ends with the connection. */
async function taken(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    `select pg_try_advisory_lock(hashtext('chaman-adoption')) as taken`,
  );
  return rows[0]?.taken === true;
}

async function isReadableFile(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** Whoever maintains a gateway wants nobody to write there. */
async function refusePaused(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ gateway: string }>('select gateway from gateway_pause order by gateway');
  if (rows.length === 0) return;
  throw new UsageError(`Paused for maintenance: ${rows.map(({ gateway }) => gateway).join(', ')}. Resume them first.`);
}

runCommand(USAGE, async (args) => {
  const command = readArguments(args);
  if (command === 'help') return command;
  return (await adopt(command)) ? 0 : 1;
});
