import { once } from 'node:events';
import { appendFileSync, mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { endAtOnce } from '../end-at-once.js';
import { isWithinValidity, type CertificatesInForce } from '../certificate-registry/certificates-in-force.js';
import { ANSWER, FAULT, SOAP } from './message-names.js';
import { readEnvelope } from './read-envelope.js';
import { SoapRefusal, type RefusalReason } from './soap-refusal.js';
import { verifyCall } from './verify-call.js';

export interface SoapServiceOptions {
  /** Asked at each call. */
  readonly certificatesInForce: CertificatesInForce;
  /** Where `calls.jsonl` is kept, with what became of every call. */
  readonly dataDir: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
}

/** What became of a call; a caller who is refused learns nothing of it. */
export interface JudgedCall {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly outcome: 'accepted' | 'refused';
  readonly reason?: RefusalReason;
  readonly detail?: string;
  readonly login?: string;
  readonly operation?: string;
}

const LOGIN_PREFIX = 'SOAP-';
const LARGEST_MESSAGE = 256 * 1024;
const REMEMBERED = 100;
/** How old a call may be, and how far its clock may be ahead of ours. */
const FRESH_MS = 5 * 60 * 1000;
const AHEAD_MS = 60 * 1000;

/**
 * The SOAP 1.1 service behind SOAP accounts (WS-Security with an X.509 token). A call is accepted when its body and timestamp are signed
 * by a certificate that the registry has for an active SOAP account. Every refusal looks the same from outside; the log says why.
 * Listens on 127.0.0.1 only.
 */
export class SoapService {
  private server: Server | undefined;
  private portBefore: number | undefined;
  private readonly remembered: JudgedCall[] = [];

  constructor(private readonly options: SoapServiceOptions) {
    mkdirSync(options.dataDir, { recursive: true });
  }

  async start(): Promise<{ url: string }> {
    const server = createServer((request, response) => {
      this.serve(request, response).catch(() => response.destroy());
    });
    server.listen(this.portBefore ?? this.options.port ?? 0, '127.0.0.1');
    await once(server, 'listening');
    this.server = server;
    this.portBefore = (server.address() as AddressInfo).port;
    return { url: `http://127.0.0.1:${this.portBefore}/` };
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    await endAtOnce(server);
  }

  /** The last calls, oldest first. */
  calls(): readonly JudgedCall[] {
    return this.remembered;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET' && request.url === '/_sandbox/calls') {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(this.remembered, null, 2));
      return;
    }
    if (request.method !== 'POST') return void response.writeHead(405, { Allow: 'POST' }).end();
    const call = await this.judge(request);
    if (!call) return;
    this.remember(call);
    const [status, content] = call.outcome === 'accepted' ? [200, accepted(call)] : [500, REFUSED];
    response.writeHead(status, { 'Content-Type': 'text/xml; charset=utf-8' }).end(content);
  }

  /** Undefined when the caller has hung up. */
  private async judge(request: IncomingMessage): Promise<JudgedCall | undefined> {
    const at = new Date();
    try {
      const { certificate, operation, created, expires } = verifyCall(readEnvelope(await bodyOf(request)));
      const login = this.options.certificatesInForce.holderOf(certificate, LOGIN_PREFIX);
      if (login === undefined) throw new SoapRefusal('certificate-not-in-force', named(certificate.subject));
      if (!isWithinValidity(certificate, at)) throw new SoapRefusal('certificate-expired', named(certificate.validTo));
      const age = at.getTime() - created.getTime();
      if (age > FRESH_MS || age < -AHEAD_MS || (expires && expires <= at)) throw new SoapRefusal('timestamp-not-fresh');
      return { at: at.toISOString(), outcome: 'accepted', login, operation };
    } catch (error) {
      if (!request.complete) return undefined;
      const { reason, detail } = error instanceof SoapRefusal ? error : new SoapRefusal('unexpected', String(error));
      return { at: at.toISOString(), outcome: 'refused', reason, ...(detail !== '' && { detail }) };
    }
  }

  private remember(call: JudgedCall): void {
    this.remembered.push(call);
    if (this.remembered.length > REMEMBERED) this.remembered.shift();
    appendFileSync(join(this.options.dataDir, 'calls.jsonl'), `${JSON.stringify(call)}\n`, { mode: 0o600 });
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    // Read to its end, so that the caller can hear the answer, but not kept.
    if (size <= LARGEST_MESSAGE) pieces.push(piece);
  }
  if (size > LARGEST_MESSAGE) throw new SoapRefusal('too-large');
  return Buffer.concat(pieces);
}

function named(text: string): string {
  return text.replace(/\p{Cc}+/gu, ', ').slice(0, 200);
}

function envelope(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP}"><soap:Body>${content}</soap:Body></soap:Envelope>\n`;
}

const REFUSED = envelope(
  `<soap:Fault><faultcode>soap:Server</faultcode><faultstring>${FAULT}</faultstring></soap:Fault>`,
);

/** Neither name needs escaping: a login of ours, and a name that the XML parser has let through as one. */
function accepted({ login = '', operation = '' }: JudgedCall): string {
  const sender = login.slice(LOGIN_PREFIX.length);
  return envelope(
    `<CallAccepted xmlns="${ANSWER}"><login>${login}</login><sender>${sender}</sender><operation>${operation}</operation></CallAccepted>`,
  );
}
