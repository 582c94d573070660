import { addressRanges } from './address-ranges.js';

describe('a list of addresses', () => {
  const { parse } = addressRanges('proxies');

  it('takes addresses and ranges of both kinds', () => {
    expect(parse('10.1.2.3, 10.2.0.0/16,fd00::/8 ,::1')).toEqual(['10.1.2.3', '10.2.0.0/16', 'fd00::/8', '::1']);
  });

  it.each([
    '1',
    '10.0.0.0/33',
    '10.0.0.0/0',
    '::/0',
    'proxy.example',
    'loopback',
    'true',
    '10.0.0.1/8/8',
    'fd00::/129',
    '1.2.3',
  ])('refuses %s: what is trusted is told exactly', (text) =>
    expect(() => parse(text)).toThrow(/IP addresses or ranges/),
  );
});
