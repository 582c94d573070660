import { BlockList, isIP } from 'node:net';
import { ConfigurationError } from '../../platform/config/configuration-error.js';
import type { CertificateConfig } from '../certificate.config.js';
import { NoRevocationAnswer } from './revocation-status.js';

/**
 * Who may be asked. Addresses of revocation services come out of uploaded certificates, so nothing is asked that
 * operations did not name, and no name leads into the private network unless the address is named as well.
 */
export class AllowedHosts {
  private readonly hosts = new Set<string>();
  private readonly addresses = new BlockList();

  /** @throws ConfigurationError for an entry that is none */
  constructor(entries: readonly string[]) {
    const faults = entries.filter((entry) => !this.add(entry.toLowerCase()));
    if (faults.length > 0)
      throw new ConfigurationError(
        faults.map((entry) => `REVOCATION_ALLOWED_HOSTS: "${entry}" is no host, host:port, address or network`),
      );
  }

  /** @throws NoRevocationAnswer `host-not-allowed` */
  assertUrl(text: string): URL {
    const url = URL.parse(text);
    if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password)
      throw new NoRevocationAnswer('host-not-allowed', 'an address that is not http or https');
    const host = unbracketed(url.hostname);
    const port = url.port || DEFAULT_PORTS[url.protocol];
    const byName = this.hosts.has(`${host}:${port}`) || (url.port === '' && this.hosts.has(host));
    if (!byName) throw new NoRevocationAnswer('host-not-allowed', `${host}:${port} is not in REVOCATION_ALLOWED_HOSTS`);
    if (isIP(host) !== 0) this.assertAddress(host);
    return url;
  }

  /** @throws NoRevocationAnswer `host-not-allowed` for an address that is not public, unless it is named itself */
  assertAddress(address: string): void {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (NOT_PUBLIC[family].check(address, family) && !this.addresses.check(address, family))
      throw new NoRevocationAnswer('host-not-allowed', `${address} is a private address`);
  }

  private add(entry: string): boolean {
    const [network = '', prefix, ...more] = entry.split('/');
    if (prefix !== undefined) return more.length === 0 && this.addNetwork(network, prefix);
    if (isIP(entry) !== 0) return this.addAddress(entry, '');
    const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9][a-z0-9.-]{0,252}))(?::(\d{1,5}))?$/.exec(entry);
    const host = match?.[1] ?? match?.[2];
    const port = match?.[3];
    if (host === undefined || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535) return false;
    if (isIP(host) !== 0) return this.addAddress(host, port === undefined ? '' : `:${port}`);
    if (match?.[1] !== undefined) return false;
    this.hosts.add(port === undefined ? host : `${host}:${port}`);
    return true;
  }

  private addAddress(address: string, port: string): boolean {
    this.addresses.addAddress(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
    this.hosts.add(`${address}${port}`);
    return true;
  }

  private addNetwork(network: string, prefix: string): boolean {
    const version = isIP(network);
    if (version === 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > (version === 6 ? 128 : 32)) return false;
    this.addresses.addSubnet(network, Number(prefix), version === 6 ? 'ipv6' : 'ipv4');
    return true;
  }
}

/** @throws ConfigurationError for hosts that are none, and where issuers are to be asked and none may be */
export function hostsToAsk(config: Pick<CertificateConfig, 'REVOCATION' | 'REVOCATION_ALLOWED_HOSTS'>): AllowedHosts {
  const { REVOCATION: asked, REVOCATION_ALLOWED_HOSTS: hosts } = config;
  if (asked !== 'off' && hosts.length === 0)
    throw new ConfigurationError([`REVOCATION is ${asked}, but REVOCATION_ALLOWED_HOSTS names nobody to ask`]);
  return new AllowedHosts(hosts);
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

function unbracketed(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}

/** Networks that are not the public internet (IANA's special-purpose registries). */
const NOT_PUBLIC = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  NOT_PUBLIC.ipv4.addSubnet(network, prefix, 'ipv4');
// Everything but global unicast, and within it what leads back into IPv4 or is for documents.
for (const [network, prefix] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  NOT_PUBLIC.ipv6.addSubnet(network, prefix, 'ipv6');
