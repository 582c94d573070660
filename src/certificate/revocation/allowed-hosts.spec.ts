import { AllowedHosts } from './allowed-hosts.js';

function refusalOf(action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return (error as { because?: string }).because ?? String(error);
  }
}

describe('the hosts that may be asked', () => {
  const allowed = new AllowedHosts(['crl.issuer.example', 'ocsp.issuer.example:8080', '10.1.0.0/16', '127.0.0.1:9000']);

  it.each([
    'http://crl.issuer.example/list.crl',
    'https://CRL.issuer.example:443/list.crl',
    'http://ocsp.issuer.example:8080/',
    'http://127.0.0.1:9000/',
  ])('include %s', (url) => {
    expect(refusalOf(() => allowed.assertUrl(url))).toBeUndefined();
  });

  it.each([
    'http://other.example/',
    'http://crl.issuer.example:8080/',
    'http://ocsp.issuer.example/',
    'http://crl.issuer.example.evil.example/',
    'http://crl.issuer.example@evil.example/',
    'http://user:secret@crl.issuer.example/',
    'ftp://crl.issuer.example/',
    'ldap:///CN=list',
    'file:///etc/passwd',
    'http://127.0.0.1/',
    'http://2130706433:9001/',
    'http://[::1]:9000/',
    'http://10.1.2.3/',
    'not a url',
    '',
  ])('do not include "%s"', (url) => {
    expect(refusalOf(() => allowed.assertUrl(url))).toBe('host-not-allowed');
  });

  it.each(['8.8.8.8', '2606:4700::1111', '10.1.255.255', '127.0.0.1'])('may have the address %s', (address) => {
    expect(refusalOf(() => allowed.assertAddress(address))).toBeUndefined();
  });

  it.each([
    '10.2.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '127.0.0.2',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:192.168.1.1',
    '64:ff9b::a00:1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '2002:a00:1::',
  ])('may not have the address %s', (address) => {
    expect(refusalOf(() => allowed.assertAddress(address))).toBe('host-not-allowed');
  });

  it.each([
    'http://issuer.example',
    'issuer.example:0',
    'issuer.example:99999',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    'a b',
    '*',
    '[a]',
  ])('are not configured as "%s"', (entry) => {
    expect(() => new AllowedHosts([entry])).toThrow(/REVOCATION_ALLOWED_HOSTS/);
  });
});
