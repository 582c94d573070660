import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { endAtOnce } from '../end-at-once.js';
import { answerPage, choicePage, CONTENT_SECURITY_POLICY, messagePage, STYLE, SUBMIT_SCRIPT } from './pages.js';
import { PEOPLE } from './people.js';
import {
  logoutAnswerUrl,
  logoutRequestUrl,
  makeAnswer,
  nameIdOf,
  readLogoutRequest,
  readSignInRequest,
  type AnswerFaults,
  type ServiceProvider,
  type SignInRequest,
} from './saml-messages.js';
import { loadSigningKey, type SigningKey } from './signing-key.js';

export interface IdentityProviderOptions {
  /** Keeps the signing key. */
  readonly dataDir: string;
  /** A free one when left out. */
  readonly port?: number;
  readonly serviceProviders: readonly ServiceProvider[];
}

export interface RunningIdentityProvider {
  readonly ssoUrl: string;
  readonly sloUrl: string;
  readonly entityId: string;
  readonly certificatePem: string;
  readonly metadataUrl: string;
}

interface Pending {
  readonly request: SignInRequest;
  readonly relayState: string;
}

const PENDING_AT_MOST = 1000;

/**
 * Stands in for the government's sign-in: a SAML identity provider with sample people and no passwords. It listens on
 * the loopback interface and is addressed as `localhost`, so that sign-in crosses sites as in life.
 */
export class IdentityProvider {
  private readonly pending = new Map<string, Pending>();
  private server: Server | undefined;
  private provider: (SigningKey & { readonly entityId: string }) | undefined;

  constructor(private readonly options: IdentityProviderOptions) {}

  async start(): Promise<RunningIdentityProvider> {
    const key = await loadSigningKey(this.options.dataDir);
    this.server = createServer(this.application());
    this.server.listen(this.options.port ?? 0, '127.0.0.1');
    await once(this.server, 'listening');
    const base = `http://localhost:${(this.server.address() as AddressInfo).port}`;
    const entityId = `${base}/metadata`;
    this.provider = { ...key, entityId };
    const { certificatePem } = key;
    return { ssoUrl: `${base}/sso`, sloUrl: `${base}/slo`, entityId, certificatePem, metadataUrl: entityId };
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server) return;
    await endAtOnce(server);
  }

  /** Answers a request for sign-in (`/auth/login` redirects to it) without a page, with faults if wanted: for tests. */
  async answer(requestUrl: string, personId: string, faults: AnswerFaults = {}): Promise<string> {
    const query = Object.fromEntries(new URL(requestUrl).searchParams);
    const request = await readSignInRequest(query, this.options.serviceProviders);
    return makeAnswer(findPerson(personId), request, this.running(), faults);
  }

  /** Where to send a browser, or a test, to have the first service provider end all sessions of a person. */
  logoutUrl(personId: string): string {
    const [serviceProvider] = this.options.serviceProviders;
    if (!serviceProvider) throw new Error('No service provider is known here.');
    return logoutRequestUrl(nameIdOf(findPerson(personId)), serviceProvider, this.running());
  }

  private application(): Express {
    const app = express();
    app.disable('x-powered-by');
    app.use((_request, response, next) => {
      response.set({ 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'Cache-Control': 'no-store' });
      next();
    });
    app.get('/assets/style.css', (_request, response) => void response.type('css').send(STYLE));
    app.get('/assets/submit.js', (_request, response) => void response.type('js').send(SUBMIT_SCRIPT));
    app.get(
      '/metadata',
      (_request, response) => void response.type('application/samlmetadata+xml').send(this.metadata()),
    );
    app.get('/sso', (request, response) => this.showChoice(request, response));
    app.post('/sso/choose', express.urlencoded({ extended: false }), (request, response) =>
      this.choose(request, response),
    );
    app.get('/slo', (request, response) => this.logout(request, response));
    app.use(((error: Error, _request, response, _next) => {
      response.status(400).type('html').send(messagePage('This did not work', error.message));
    }) satisfies ErrorRequestHandler);
    return app;
  }

  private async showChoice(request: Request, response: Response): Promise<void> {
    const signIn = await readSignInRequest(request.query, this.options.serviceProviders);
    const token = randomBytes(32).toString('base64url');
    if (this.pending.size >= PENDING_AT_MOST) this.pending.clear();
    this.pending.set(token, { request: signIn, relayState: String(request.query['RelayState'] ?? '') });
    response.type('html').send(choicePage(PEOPLE, token));
  }

  private async choose(request: Request, response: Response): Promise<void> {
    const { token, person } = request.body as Record<string, unknown>;
    const pending = this.pending.get(String(token));
    if (!pending) throw new Error('This page is too old. Go back to ChaMan and sign in again.');
    this.pending.delete(String(token));
    const xml = await makeAnswer(findPerson(String(person)), pending.request, this.running());
    const { acsUrl } = pending.request.serviceProvider;
    response.type('html').send(answerPage(acsUrl, Buffer.from(xml).toString('base64'), pending.relayState));
  }

  private logout(request: Request, response: Response): void {
    const query = request.originalUrl.split('?')[1] ?? '';
    if (new URLSearchParams(query).has('SAMLResponse')) {
      response.type('html').send(messagePage('Signed out', 'You are signed out everywhere.'));
      return;
    }
    const logout = readLogoutRequest(query, this.options.serviceProviders);
    response.redirect(303, logoutAnswerUrl(logout, String(request.query['RelayState'] ?? ''), this.running()));
  }

  private metadata(): string {
    const { entityId, certificatePem } = this.running();
    const base = new URL(entityId).origin;
    const certificate = certificatePem.replace(/-----[A-Z ]+-----|\s/g, '');
    const binding = 'Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"';
    return `<?xml version="1.0" encoding="UTF-8"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">
  <IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <KeyDescriptor use="signing">
      <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo>
    </KeyDescriptor>
    <SingleLogoutService ${binding} Location="${base}/slo"/>
    <NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</NameIDFormat>
    <SingleSignOnService ${binding} Location="${base}/sso"/>
  </IDPSSODescriptor>
</EntityDescriptor>
`;
  }

  private running(): SigningKey & { readonly entityId: string } {
    if (!this.provider) throw new Error('The identity provider is not started.');
    return this.provider;
  }
}

function findPerson(id: string): (typeof PEOPLE)[number] {
  const person = PEOPLE.find((candidate) => candidate.id === id);
  if (!person) throw new Error(`There is no sample person "${id}".`);
  return person;
}
