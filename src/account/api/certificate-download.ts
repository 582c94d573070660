import type { Response } from 'express';
import { Produces } from '../../platform/http/produces.js';
import type { CertificateView } from '../account-view.js';

const TYPE = 'application/pkix-cert';

/** Documents a route that answers with {@link sendCertificate}. */
export function CertificateDownload(): MethodDecorator {
  return Produces(TYPE, 'MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBa… (the bytes of the file)');
}

/** Answers with exactly the certificate that was accepted (DER), under its file name. */
export function sendCertificate(response: Response, { fileName }: CertificateView, der: Buffer): void {
  response.attachment(safeFileName(fileName)).type(TYPE).send(der);
}

/** The name without a way to another folder, on whatever system it is saved, and without what browsers decode or systems refuse. */
function safeFileName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? '';
  return last.replace(/[%<>:"|?*\p{C}]/gu, '_');
}
