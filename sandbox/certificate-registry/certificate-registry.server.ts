import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { endAtOnce } from '../end-at-once.js';
import { Faults } from '../faults.js';
import { RegisteredCertificates, type CertificatesInForce } from './certificates-in-force.js';
import { ScimRefusal } from './scim-refusal.js';
import { UserStore } from './user-store.js';
import { MAX_RESULTS, usersRouter, type Features } from './users.router.js';

const BASE_PATH = '/scim/v2';

interface CertificateRegistryOptions {
  /** Where `users.json` is kept; made when absent. */
  readonly dataDir: string;
  /** The bearer token that callers must show. */
  readonly token: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Optional parts of the protocol to leave out, as some products do; everything is served by default. */
  readonly features?: Partial<Features>;
}

/**
 * The sandbox's certificate registry: a SCIM 2.0 service (RFC 7643, RFC 7644) for users with their certificates.
 * Listens on 127.0.0.1 only.
 */
export class CertificateRegistryServer {
  readonly faults = new Faults();
  /** For those who receive what the holders of certificates sign. */
  readonly inForce: CertificatesInForce;
  private readonly features: Features;
  private readonly store: UserStore;
  private server: Server | undefined;
  /** Where it listened before it was stopped: a server that comes back is where it was. */
  private portBefore: number | undefined;

  constructor(private readonly options: CertificateRegistryOptions) {
    this.features = { filter: true, etag: true, patch: true, ...options.features };
    this.store = new UserStore(options.dataDir);
    this.inForce = new RegisteredCertificates(this.store);
  }

  /** Resolves with the base URL of the service when it accepts connections. */
  async start(): Promise<{ url: string }> {
    const server = createServer(this.application());
    server.listen(this.portBefore ?? this.options.port ?? 0, '127.0.0.1');
    await once(server, 'listening');
    this.server = server;
    this.portBefore = (server.address() as AddressInfo).port;
    return { url: `http://127.0.0.1:${this.portBefore}${BASE_PATH}` };
  }

  /** Cuts what is still open. */
  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    await endAtOnce(server);
  }

  private application(): Express {
    const application = express();
    application.set('etag', false);
    application.disable('x-powered-by');
    application.use('/_sandbox', this.faults.control());
    application.use((_request, response, next) => {
      response.type('application/scim+json');
      next();
    });
    // The body is read before a fault may hold the request: it must be able to run after its caller has gone.
    application.use(express.json({ limit: '1mb', type: ['application/scim+json', 'application/json'] }));
    application.use(this.faults.middleware);
    application.use(this.authenticate);
    application.get(`${BASE_PATH}/ServiceProviderConfig`, (_request, response) => {
      response.json(providerConfig(this.features));
    });
    application.use(`${BASE_PATH}/Users`, usersRouter(this.store, this.features));
    application.use(() => {
      throw new ScimRefusal(404, undefined, 'No such resource');
    });
    application.use(refuse);
    return application;
  }

  private readonly authenticate: RequestHandler = (request, response, next) => {
    if (request.header('authorization') === `Bearer ${this.options.token}`) return next();
    response.set('WWW-Authenticate', 'Bearer');
    throw new ScimRefusal(401, undefined, 'A valid bearer token is required');
  };
}

/** RFC 7643 section 5. */
function providerConfig({ filter, etag, patch }: Features): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: patch },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: filter, maxResults: MAX_RESULTS },
    changePassword: { supported: false },
    sort: { supported: false },
    etag: { supported: etag },
    authenticationSchemes: [{ type: 'oauthbearertoken', name: 'Bearer token', description: 'RFC 6750', primary: true }],
  };
}

/** Express recognises an error handler by its four parameters. Errors of its body parser carry a `status`. */
const refuse: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  const refusal =
    error instanceof ScimRefusal
      ? error
      : new ScimRefusal(status, status === 400 ? 'invalidSyntax' : undefined, 'The request could not be processed');
  response.status(refusal.status).json(refusal.toMessage());
};
