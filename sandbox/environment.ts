import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AuthorizationServer, type RunningAuthorizationServer } from './authorization-server/authorization-server.js';
import { CertificateAuthority } from './certificate-authority/certificate-authority.js';
import { CertificateRegistryServer } from './certificate-registry/certificate-registry.server.js';
import { permissionScopes } from './environment/permission-scopes.js';
import { freePort, type Ports } from './environment/ports.js';
import { ADMIN_CLIENT_ID, productEnvironments, type ProductEnvironments } from './environment/product-environments.js';
import { readOrMakeSecrets, type Secrets } from './environment/secrets.js';
import { FileTransferServer } from './file-transfer/file-transfer-server.js';
import { IdentityProvider } from './identity-provider/identity-provider.js';
import { MailCatcher } from './mail-catcher/mail-catcher.js';
import { ensureDatabase } from './postgres/roles.js';
import type { Postgres } from './postgres/running-postgres.js';
import { startPostgres } from './postgres/start-postgres.js';
import { SoapService } from './soap-service/soap-service.js';

export interface EnvironmentOptions {
  readonly dataDir: string;
  /** A free port for each one left out. */
  readonly ports?: Partial<Ports>;
  readonly databaseName?: string;
  /** One that runs already; it is not stopped with the environment. */
  readonly postgres?: Postgres;
  /** Copied instead of starting with an empty database. */
  readonly templateDatabase?: string;
  /** Told of each part once it runs. */
  readonly reportProgress?: (done: string) => void;
}

/** Everything around the product, in this process (the database beside it), and what the product's processes must be told. */
export interface Environment extends ProductEnvironments {
  readonly productUrl: string;
  readonly ports: Ports;
  readonly databaseName: string;
  readonly postgres: Postgres;
  /** Resolves when the database has ended, also when nobody asked for it; never where it was given. */
  readonly databaseExited: Promise<void>;
  readonly certificateAuthority: CertificateAuthority;
  readonly identityProvider: IdentityProvider;
  readonly fileTransfer: FileTransferServer;
  /** `SHA256:…` of the SFTP server's host key. */
  readonly hostKeyFingerprint: string;
  readonly certificateRegistry: CertificateRegistryServer;
  readonly authorizationServer: AuthorizationServer;
  /** Where the authorization server is reached. */
  readonly authorization: RunningAuthorizationServer;
  readonly soapService: SoapService;
  /** Where holders of SOAP accounts send their calls. */
  readonly soapUrl: string;
  readonly mailCatcher: MailCatcher;
  /** Where the mail that the product sent is shown. */
  readonly mailUrl: string;
  readonly secrets: Secrets;
  /** The product's processes have to be stopped before. */
  stop(): Promise<void>;
}

/** @throws when a part does not start; those that did are stopped again */
export async function startEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return { ...(await startParts(options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  options: EnvironmentOptions,
  stops: (() => Promise<void>)[],
): Promise<Omit<Environment, 'stop'>> {
  const { dataDir, ports = {}, databaseName = 'chaman', reportProgress = () => undefined } = options;
  await mkdir(dataDir, { recursive: true });
  const apiPort = ports.api || (await freePort());
  const productUrl = `http://127.0.0.1:${apiPort}`;

  const startOwnPostgres = async () => {
    const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), port: ports.postgres });
    stops.push(() => postgres.stop());
    return { postgres, exited: postgres.exited };
  };

  const startDatabase = async () => {
    const { postgres, exited } = options.postgres
      ? { postgres: options.postgres, exited: new Promise<void>(() => undefined) }
      : await startOwnPostgres();
    const admin = await postgres.connect('postgres');
    await ensureDatabase(admin, databaseName, options.templateDatabase).finally(() => admin.end());
    if (options.templateDatabase !== undefined) await settleCopy(postgres, databaseName);
    reportProgress(`database (PostgreSQL, port ${postgres.port})`);
    return { postgres, databaseExited: exited };
  };

  const startSandbox = async () => {
    const certificateAuthority = await CertificateAuthority.open(dataDir);
    const secrets = await readOrMakeSecrets(dataDir, certificateAuthority);
    reportProgress('certificate authority of the sandbox');

    const identityProvider = new IdentityProvider({
      dataDir: join(dataDir, 'identity-provider'),
      port: ports.identityProvider,
      serviceProviders: [
        {
          entityId: `${productUrl}/auth/metadata`,
          acsUrl: `${productUrl}/auth/acs`,
          sloUrl: `${productUrl}/auth/slo`,
          certificatePem: secrets.signInCertificatePem,
        },
      ],
    });
    const certificateRegistry = new CertificateRegistryServer({
      dataDir: join(dataDir, 'certificate-registry'),
      token: secrets.registryToken,
      port: ports.certificateRegistry,
    });
    const fileTransfer = new FileTransferServer({
      dataDir: join(dataDir, 'file-transfer'),
      adminUser: 'chaman',
      adminPassword: secrets.fileTransferPassword,
      apiPort: ports.fileTransferApi,
      sftpPort: ports.sftp,
      ftpsPort: ports.ftps,
      certificateAuthority,
      certificatesInForce: certificateRegistry.inForce,
    });
    const authorizationServer = new AuthorizationServer({
      dataDir: join(dataDir, 'authorization-server'),
      adminClientId: ADMIN_CLIENT_ID,
      adminClientSecret: secrets.authorizationServerSecret,
      scopes: await permissionScopes(),
      sampleClients: {
        audience: productUrl,
        systemSecret: secrets.sampleSystemSecret,
        senderSoftwareSecret: secrets.sampleSenderSoftwareSecret,
      },
      port: ports.authorizationServer,
    });
    const soapService = new SoapService({
      dataDir: join(dataDir, 'soap-service'),
      certificatesInForce: certificateRegistry.inForce,
      port: ports.soapService,
    });
    const mailCatcher = new MailCatcher({
      user: 'chaman',
      password: secrets.mailPassword,
      smtpPort: ports.mail,
      pagePort: ports.mailPage,
    });
    const start = async <T>(part: { start(): Promise<T>; stop(): Promise<void> }, name: string): Promise<T> => {
      const started = await part.start();
      stops.push(() => part.stop());
      reportProgress(name);
      return started;
    };
    const [signIn, transfer, registry, authorization, soap, mail] = await settledTogether([
      start(identityProvider, 'identity provider of the sandbox'),
      start(fileTransfer, 'file-transfer server of the sandbox'),
      start(certificateRegistry, 'certificate registry of the sandbox'),
      start(authorizationServer, 'authorization server of the sandbox'),
      start(soapService, 'SOAP service of the sandbox'),
      start(mailCatcher, 'mail catcher of the sandbox'),
    ]);
    return {
      certificateAuthority,
      secrets,
      identityProvider,
      fileTransfer,
      certificateRegistry,
      authorizationServer,
      soapService,
      soapUrl: soap.url,
      mailCatcher,
      mailUrl: mail.pageUrl,
      smtpUrl: mail.smtpUrl,
      signIn,
      transfer,
      registry,
      authorization,
    };
  };

  const [database, sandbox] = await settledTogether([startDatabase(), startSandbox()]);
  const { postgres } = database;
  const { secrets, signIn, transfer, registry, smtpUrl, ...parts } = sandbox;
  return {
    ...parts,
    ...database,
    ...{ productUrl, databaseName, secrets },
    ...productEnvironments({
      ...{ productUrl, apiPort, postgres, databaseName, secrets, signIn, smtpUrl },
      fileTransferUrl: transfer.apiUrl,
      registryUrl: registry.url,
      authorizationServer: parts.authorization,
      anchorsDir: parts.certificateAuthority.anchorsDir,
      ...{ sftpPort: transfer.sftpPort, ftpsPort: transfer.ftpsPort, soapUrl: parts.soapUrl },
      hostKeyFingerprint: transfer.hostKeyFingerprint,
    }),
    hostKeyFingerprint: transfer.hostKeyFingerprint,
    ports: {
      api: apiPort,
      identityProvider: Number(new URL(signIn.entityId).port),
      fileTransferApi: Number(new URL(transfer.apiUrl).port),
      sftp: transfer.sftpPort,
      ftps: transfer.ftpsPort,
      certificateRegistry: Number(new URL(registry.url).port),
      authorizationServer: Number(new URL(parts.authorization.url).port),
      soapService: Number(new URL(parts.soapUrl).port),
      mail: Number(new URL(smtpUrl).port),
      mailPage: Number(new URL(parts.mailUrl).port),
      postgres: postgres.port,
    },
  };
}

/** Like Promise.all, but waits for every one before it fails: what started late must be known to be stopped. */
async function settledTogether<const T extends readonly Promise<unknown>[]>(
  promises: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

/** A copy on purpose is no restore. */
export async function settleCopy(postgres: Postgres, databaseName: string): Promise<void> {
  const client = await postgres.connect(databaseName);
  await client
    .query(
      'update installation set database_oid = (select oid::text from pg_database where datname = current_database())',
    )
    .finally(() => client.end());
}
