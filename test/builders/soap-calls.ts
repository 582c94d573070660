import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateAuthority } from '../../sandbox/certificate-authority/certificate-authority.js';
import { SoapService, type JudgedCall } from '../../sandbox/soap-service/soap-service.js';
import { callSoap, signSoapRequest, type SoapSigningRequest } from '../../sandbox/soap-service/soap.client.js';

export interface Holder {
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
}

/** A SOAP service of its own, whose registry is a list. */
export class SoapCalls {
  /** The certificates in force, all of one account. */
  registered: Uint8Array[] = [];
  url = '';
  private service: SoapService | undefined;

  private constructor(
    readonly directory: string,
    private readonly authority: CertificateAuthority,
    readonly mine: Holder,
  ) {}

  static async start(): Promise<SoapCalls> {
    const directory = await mkdtemp(join(tmpdir(), 'chaman-soap-'));
    const authority = await CertificateAuthority.open(directory);
    const calls = new SoapCalls(directory, authority, await holderOf(authority));
    calls.service = new SoapService({
      dataDir: join(directory, 'soap-service'),
      certificatesInForce: {
        of: () => [],
        holderOf: ({ raw }, prefix) =>
          calls.registered.some((each) => raw.equals(each)) ? `${prefix}101870` : undefined,
      },
    });
    calls.url = (await calls.service.start()).url;
    calls.onlyMine();
    return calls;
  }

  async stop(): Promise<void> {
    await this.service?.stop();
    await rm(this.directory, { recursive: true });
  }

  /** Registers one certificate: that by which {@link signed} signs. */
  onlyMine(): void {
    this.registered = [this.mine.certificate];
  }

  holder(type?: 'rsa' | 'ec', validity?: { notBefore: Date; notAfter: Date }): Promise<Holder> {
    return holderOf(this.authority, type, validity);
  }

  /** A call that is accepted, unless `more` spoils it. */
  signed(more: Partial<SoapSigningRequest> = {}): string {
    return signSoapRequest({
      ...this.mine,
      content: '<declare xmlns="urn:example"><amount>1</amount></declare>',
      ...more,
    });
  }

  /** What the service wrote down of this call. @throws when a caller who was refused learnt anything of it */
  async send(envelope: string): Promise<JudgedCall | undefined> {
    const { status, accepted, fault } = await callSoap({ url: this.url, envelope });
    const judged = this.service?.calls().at(-1);
    if (judged?.outcome === 'accepted') expect([status, accepted?.operation]).toEqual([200, judged.operation]);
    else expect([status, fault, accepted]).toEqual([500, 'SOA-01001', undefined]);
    return judged;
  }
}

export function refused(reason: string): object {
  return { outcome: 'refused', reason };
}

/** @throws when there is nothing to replace */
export function replaced(text: string, what: string | RegExp, by: string): string {
  const changed = text.replace(what, by);
  if (changed === text) throw new Error(`There is no ${String(what)} to replace`);
  return changed;
}

async function holderOf(
  authority: CertificateAuthority,
  type: 'rsa' | 'ec' = 'rsa',
  validity: { notBefore?: Date; notAfter?: Date } = {},
): Promise<Holder> {
  const { publicKey, privateKey } =
    type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const certificate = await authority.issue({ commonName: 'Holder', organisation: 'Test', publicKey, ...validity });
  return { certificate, privateKey };
}
