import { randomUUID } from 'node:crypto';
import { basicConstraints, buildCertificate, keyPair, keyUsage, name } from '../../builders/certificates.js';
import type { BenchRequest } from '../stage/plan.js';

/** Requests for REST accounts, of each person in turns, each with a certificate and a key of its own, made before anything is measured. */
export function restAccountRequests(
  people: readonly Readonly<Record<string, string>>[],
  count: number,
): readonly BenchRequest[] {
  return Array.from({ length: count }, (_, index) => {
    const headers = people[index % people.length] ?? {};
    const label = randomUUID();
    const { der } = buildCertificate({
      key: keyPair('P-384', label),
      subject: name({ C: 'BE', O: 'Example NV', CN: label }),
      extensions: [basicConstraints(false), keyUsage(0)],
      notBefore: new Date(Date.now() - 24 * 60 * 60 * 1_000),
      notAfter: new Date(Date.now() + 300 * 24 * 60 * 60 * 1_000),
    });
    const certificate = { name: 'certificate', fileName: 'edi.cer', content: Buffer.from(der).toString('base64') };
    const body = JSON.stringify({ channel: 'REST', name: label, permissions: ['DIMONA_CONSULT'], certificate });
    return { method: 'POST', path: '/api/v1/web-service-accounts', headers, body };
  });
}
