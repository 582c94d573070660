import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg, { type QueryResultRow } from 'pg';
import { startEnvironment, type Environment } from '../../../sandbox/environment.js';
import { ProductProcess } from '../../../sandbox/environment/product-process.js';
import type { Faults } from '../../../sandbox/faults.js';
import { signIn, type SignedIn } from '../../../sandbox/identity-provider/sign-in.client.js';
import type { Role } from '../../../sandbox/postgres/roles.js';
import type { GatewayName } from '../../../src/provisioning/gateway.port.js';
import type { TargetState } from '../../../src/provisioning/target-state.js';
import { AccountWatch, type TargetRow } from './account-watch.js';
import { contractWatch } from './contract-watch.js';
import { assertNoLeaks, leaksIn, type Search } from './leak-search/leak-search.js';
import { secretsInUse } from './leak-search/secrets-in-use.js';
import { ProductProcesses, type ProductOptions } from './product-processes.js';
import type { QueueUnderTest } from './queue-under-test.js';
import { sharedRun } from './shared-run.js';
import { startQueue } from './start-queue.js';

/**
 * The compiled product as two processes, with gateways, identity provider and a database of its own. One for each test
 * file: `startProduct()` in beforeAll, `stop()` in afterAll; tests in one file keep apart by signing in as different people.
 */
export class Product extends ProductProcesses {
  constructor(
    environment: Environment,
    directory: string,
    options: ProductOptions,
    private readonly database: Awaited<ReturnType<Environment['postgres']['connect']>>,
    private readonly watch: AccountWatch,
    readonly queue: QueueUnderTest,
  ) {
    super(environment, directory, options);
  }

  get url(): string {
    return this.environment.productUrl;
  }

  get faults(): Readonly<Record<'fileTransfer' | 'certificateRegistry' | 'authorizationServer', Faults>> {
    const { fileTransfer, certificateRegistry, authorizationServer } = this.environment;
    return {
      fileTransfer: fileTransfer.faults,
      certificateRegistry: certificateRegistry.faults,
      authorizationServer: authorizationServer.faults,
    };
  }

  /** Host and port of the SFTP server, with the fingerprint of its key. */
  get sftp(): { readonly host: string; readonly port: number; readonly hostKeyFingerprint: string } {
    const { ports, hostKeyFingerprint } = this.environment;
    return { host: '127.0.0.1', port: ports.sftp, hostKeyFingerprint };
  }

  signIn(personId: string): Promise<SignedIn> {
    return signIn(this.url, personId);
  }

  /** As the superuser, for looking and for locking rows; each call is a statement of its own. */
  async sql<Row extends QueryResultRow>(query: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.database.query<Row>(query, [...parameters])).rows;
  }

  /** One statement with the rights of one of the product's own roles. */
  async sqlAs<Row extends QueryResultRow>(role: Role, query: string): Promise<Row[]> {
    const { postgres, databaseName } = this.environment;
    const client = new pg.Client({ connectionString: postgres.url(role, databaseName) });
    await client.connect();
    const answer = client.query<Row>(query).finally(() => client.end());
    return (await answer).rows;
  }

  /** Runs a command of operations to its end and resolves with what it said. @throws with it when the command fails */
  async command(name: 'audit-purge' | 'migrate' | 'reencrypt', variables: NodeJS.ProcessEnv = {}): Promise<string> {
    const { apiEnvironment, migrationEnvironment } = this.environment;
    const environment = { ...(name === 'reencrypt' ? apiEnvironment : migrationEnvironment), ...variables };
    const running = ProductProcess.spawn(name, environment, join(this.directory, `${name}.log`));
    await running.finished();
    return running.output();
  }

  /** Starts the command that erases a sender, with the rights of the owner of the tables. */
  erase(...args: string[]): ProductProcess {
    const { migrationEnvironment } = this.environment;
    return ProductProcess.spawn('sender-erase', migrationEnvironment, join(this.directory, 'sender-erase.log'), args);
  }

  /** Starts the command that takes over what existed before, with the rights of the API and the gateways of the worker. */
  adopt(...args: string[]): ProductProcess {
    const { apiEnvironment, workerEnvironment } = this.environment;
    // Longer than a second command needs to start on a busy machine, while a gateway holds the first.
    const environment = {
      ...workerEnvironment,
      ...apiEnvironment,
      GATEWAY_CALL_TIMEOUT_MS: '20000',
      GATEWAY_LATE_WRITE_MS: '1500',
    };
    return ProductProcess.spawn('adopt', environment, join(this.directory, 'adopt.log'), args);
  }

  /** A second superuser connection, for transactions that a test holds open; the caller ends it. */
  connect(): ReturnType<Environment['postgres']['connect']> {
    return this.environment.postgres.connect(this.environment.databaseName);
  }

  /**
   * Resolves with the account as soon as its owner sees it in this state; `gone`: as soon as it is no longer there.
   * @throws with the account and its audit trail after the deadline
   */
  untilState(client: SignedIn, accountId: string, state: string, withinMs?: number): Promise<Record<string, unknown>> {
    return this.watch.untilState(client, accountId, state, withinMs);
  }

  /** Resolves with the row as soon as this gateway's target of the account is in this state. */
  untilTarget(accountId: string, gateway: GatewayName, state: TargetState): Promise<TargetRow> {
    return this.watch.untilTarget(accountId, gateway, state);
  }

  /** Resolves with what `look` finds; it looks again whenever an account has changed. `what` names it in the failure. */
  until<Found>(look: () => Promise<Found | undefined>, what: string): Promise<Found> {
    return this.watch.until(look, () => Promise.resolve(what));
  }

  /** Resolves as soon as a statement of this process waits for a lock that a test holds. PostgreSQL tells nobody of that: it is looked at. */
  async untilBlocked(name: 'api' | 'worker'): Promise<void> {
    await this.sql(`do $$ begin
      for look in 1..1000 loop
        perform pg_stat_clear_snapshot();
        if exists (select from pg_stat_activity where datname = current_database() and usename = 'chaman_${name}'
          and wait_event_type = 'Lock') then return; end if;
        perform pg_sleep(0.01);
      end loop;
      raise 'no statement of the ${name} waits for a lock';
    end $$`);
  }

  /** Time passes: whoever held targets of this account and died has lost them. */
  async endLeases(accountId: string): Promise<void> {
    await this.sql('update provisioning_target set lease_until = now() where account_id = $1', [accountId]);
  }

  /**
   * Secrets of this test file that stand in a log of this product, in its audit trail, mail or feed, in jobs, or in a problem that was
   * answered. `planted`: as if a process had written it, too.
   */
  async searchForLeaks(planted = ''): Promise<Search> {
    const { list, problems } = secretsInUse();
    for (const { sid } of await this.sql<{ sid: string }>('select sid from session')) list.add('session id', sid);
    const rows = async (table: string) =>
      (await this.sql<{ row: string }>(`select t::text as row from ${table} t`)).map(({ row }) => row).join('\n');
    const others = {
      planted,
      'the audit trail': await rows('audit_event'),
      mail: await rows('mail'),
      'the feed of changes': await rows('change'),
      // One that a test has ended tells nothing.
      jobs: await this.queue.contents().catch(() => ''),
      problems: problems.join('\n'),
    };
    return leaksIn({ logs: this.directory, others }, list);
  }

  async stop(): Promise<void> {
    this.faults.fileTransfer.release();
    this.faults.certificateRegistry.release();
    this.faults.authorizationServer.release();
    await this.stopProcesses();
    const search = await this.searchForLeaks();
    secretsInUse().end();
    await this.queue.stop();
    await this.watch.stop();
    await this.database.end();
    await this.environment.stop();
    const { databaseName, postgres } = this.environment;
    const admin = await postgres.connect('postgres');
    await admin.query(`drop database "${databaseName}" with (force)`).finally(() => admin.end());
    await rm(this.directory, { recursive: true, force: true });
    contractWatch().assertKept();
    await assertNoLeaks(search, secretsInUse().list);
  }
}

/** Lets every gateway go on from where a fault held it, and misbehave no longer. */
export function letGo({ faults }: Product): void {
  for (const each of Object.values(faults)) {
    each.clear();
    each.release();
  }
}

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const run = sharedRun();
  const directory = await mkdtemp(join(run.dataDir, 'product-'));
  await cp(run.seed, directory, { recursive: true });
  const started = await startEnvironment({
    dataDir: directory,
    postgres: run.postgres,
    databaseName: `product_${randomBytes(6).toString('hex')}`,
    templateDatabase: run.template,
  });
  contractWatch().watch(started.productUrl);
  secretsInUse().begin();
  const { postgres, databaseName } = started;
  const [database, listener] = await Promise.all([postgres.connect(databaseName), postgres.connect(databaseName)]);
  const watch = await AccountWatch.start(listener);
  const { queue, environment } = await startQueue(started, database);
  const product = new Product(environment, directory, options, database, watch, queue);
  try {
    await Promise.all([
      options.without?.includes('api') || product.startApi(),
      options.without?.includes('worker') || product.startWorker(),
    ]);
    return product;
  } catch (error) {
    await product.stop();
    throw error;
  }
}
