import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { endAtOnce } from '../end-at-once.js';
import { Faults } from '../faults.js';
import { AccessTokens } from './access-tokens.js';
import { adminRouter, UNREADABLE } from './admin.router.js';
import type { WithoutKid } from './assertion-keys.js';
import { ClientAssertions } from './client-assertion.js';
import { ClientScopes } from './client-scopes.js';
import { ClientStore } from './client-store.js';
import { AdminRefusal, OAuthRefusal } from './refusals.js';
import { API_SCOPES, fixedClients, type SampleClients } from './sample-clients.js';
import { tokenEndpoint } from './token-endpoint.js';

const DEFAULT_REALM = 'chaman';

interface AuthorizationServerOptions {
  /** Where clients and the signing key are kept; made when absent. */
  readonly dataDir: string;
  /** The client that may call the admin API, by client_credentials. */
  readonly adminClientId: string;
  readonly adminClientSecret: string;
  /** The client scopes that operations have prepared, by name: what accounts may be permitted. */
  readonly scopes: readonly string[];
  readonly sampleClients?: SampleClients;
  /** Default: `chaman`. */
  readonly realm?: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
}

export interface RunningAuthorizationServer {
  /** Base address, before `/realms` and `/admin`. */
  readonly url: string;
  readonly realm: string;
  readonly issuer: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
}

/**
 * The sandbox's OAuth2 authorization server: Keycloak's admin API for clients, and the token endpoint where they then
 * get their tokens. Behaves as Keycloak 26.7 was seen to. Listens on 127.0.0.1 only.
 */
export class AuthorizationServer {
  readonly faults = new Faults();
  /** What happens to assertions whose header names no key. May be changed while it runs. */
  withoutKid: WithoutKid = 'first-key';
  private server: Server | undefined;
  private tokens: AccessTokens | undefined;
  /** Where it listened before it was stopped: a server that comes back is where it was. */
  private portBefore: number | undefined;

  constructor(private readonly options: AuthorizationServerOptions) {}

  /** Resolves with its addresses when it accepts connections. */
  async start(): Promise<RunningAuthorizationServer> {
    const server = createServer();
    server.listen(this.portBefore ?? this.options.port ?? 0, '127.0.0.1');
    await once(server, 'listening');
    this.server = server;
    this.portBefore = (server.address() as AddressInfo).port;
    const running = addresses(this.portBefore, this.options.realm ?? DEFAULT_REALM);
    server.on('request', this.application(running));
    return running;
  }

  /** Cuts what is still open. */
  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    await endAtOnce(server);
  }

  /** Signs with another key from now on: every token that is out becomes worthless, the administrator's too. */
  rotateSigningKey(): void {
    this.tokens?.rotate();
  }

  private application(running: RunningAuthorizationServer): Express {
    const { dataDir, adminClientId, adminClientSecret, sampleClients } = this.options;
    const { realm, issuer, tokenUrl } = running;
    const scopes = new ClientScopes([...this.options.scopes, ...API_SCOPES]);
    const administrator = { clientId: adminClientId, secret: adminClientSecret };
    const clients = new ClientStore(dataDir, fixedClients(administrator, sampleClients, scopes));
    const tokens = (this.tokens = new AccessTokens(dataDir, issuer));
    const assertions = new ClientAssertions([issuer, tokenUrl, `${tokenUrl}/introspect`]);

    const application = express().disable('x-powered-by').set('etag', false);
    application.use('/_sandbox', this.faults.control(), this.switches());
    // The body is read before a fault may hold the request: it must be able to run after its caller has gone.
    application.use('/admin', express.json({ limit: '1mb' }));
    application.use('/realms', express.urlencoded({ limit: '64kb', extended: false }));
    application.use(this.faults.middleware);
    application.use('/admin', adminRouter({ name: realm, clients, scopes, tokens, adminClientId }));
    application.use('/realms/:realm', (request, response, next) => {
      if (request.params.realm === realm) return next();
      response.status(404).json({ error: 'Realm does not exist' });
    });
    const openid = `/realms/${realm}/protocol/openid-connect`;
    application.post(
      `${openid}/token`,
      tokenEndpoint({ clients, scopes, tokens, assertions, withoutKid: () => this.withoutKid }),
    );
    application.get(`${openid}/certs`, async (_request, response) => response.json(await tokens.keySet()));
    application.get(`/realms/${realm}/.well-known/openid-configuration`, (_request, response) =>
      response.json(discovery(running)),
    );
    application.use((_request, response) => response.status(404).json({ error: 'HTTP 404 Not Found' }));
    application.use(refuse);
    return application;
  }

  /** For people, and for programs that run beside it. */
  private switches(): express.Router {
    const router = express.Router();
    router.get('/without-kid', (_request, response) => response.json({ mode: this.withoutKid }));
    router.put('/without-kid', express.json(), (request, response) => {
      this.withoutKid = (request.body as { mode?: unknown }).mode === 'try-all' ? 'try-all' : 'first-key';
      response.json({ mode: this.withoutKid });
    });
    return router;
  }
}

function addresses(port: number, realm: string): RunningAuthorizationServer {
  const url = `http://127.0.0.1:${port}`;
  const issuer = `${url}/realms/${realm}`;
  const openid = `${issuer}/protocol/openid-connect`;
  return { url, realm, issuer, tokenUrl: `${openid}/token`, jwksUrl: `${openid}/certs` };
}

function discovery({ issuer, tokenUrl, jwksUrl }: RunningAuthorizationServer): object {
  const algorithms = ['RS', 'PS', 'ES'].flatMap((family) => [256, 384, 512].map((bits) => `${family}${bits}`));
  return {
    issuer,
    token_endpoint: tokenUrl,
    jwks_uri: jwksUrl,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_basic', 'client_secret_post'],
    token_endpoint_auth_signing_alg_values_supported: algorithms,
  };
}

/** Express recognises an error handler by its four parameters. Errors of its body parsers carry a `status`. */
const refuse: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  if (error instanceof OAuthRefusal) return void response.status(error.status).json(error.toMessage());
  if (error instanceof AdminRefusal) return void response.status(error.status).json(error.body);
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  const message = { error: 'unknown_error', error_description: 'For more on this error consult the server log.' };
  response.status(status).json(status === 400 ? UNREADABLE : message);
};
