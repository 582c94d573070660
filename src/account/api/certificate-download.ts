import { applyDecorators } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import { derOf, type Certificate } from '../certificate.entity.js';

const TYPE = 'application/pkix-cert';

/** Documents a route that answers with {@link sendCertificate}. */
export function CertificateDownload(): MethodDecorator {
  return applyDecorators(
    ApiProduces(TYPE),
    ApiResponse({ status: 200, content: { [TYPE]: { schema: { type: 'string', format: 'binary' } } } }),
  );
}

/** Answers with exactly the certificate that was accepted (DER), under its file name. */
export function sendCertificate(response: Response, certificate: Certificate): void {
  response
    .attachment(certificate.fileName)
    .type(TYPE)
    .send(Buffer.from(derOf(certificate)));
}
