import { issued, judge } from '../../../test/builders/certificate-judgement.js';
import { keyPair } from '../../../test/builders/certificates.js';

describe('private-key-included', () => {
  const { pem } = issued();
  const key = keyPair('rsa', 'leaked').privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;

  it('passes a certificate alone', () => {
    expect(judge(pem).of('private-key-included').verdict).toBe('pass');
  });

  it('fails a key beside the certificate, which is judged all the same', () => {
    const { failed, facts, accepted } = judge(pem + key);
    expect({ failed, accepted }).toEqual({ failed: ['private-key-included'], accepted: false });
    expect(facts?.owner).toBe('edi.example');
  });

  it('fails a key alone', () => {
    expect(judge(key).failed).toEqual(['private-key-included', 'not-a-certificate']);
  });

  it('puts nothing of the key into the verdict', () => {
    const verdict = JSON.stringify(judge(pem + key));
    for (const line of key.split('\n').slice(1, -2)) expect(verdict).not.toContain(line.slice(0, 16));
    expect(judge(pem + key).der).toBeUndefined();
  });
});
