import { ApiHeader } from '@nestjs/swagger';
import type { Edited } from '../account/account-editor.js';
import type { CertificateUpload } from '../account/account-request.js';
import { revisionOf } from '../platform/http/entity-tag.js';
import type { ProblemName } from '../platform/http/problem.catalogue.js';
import type { CertificateUploadDto } from './ftp-sftp-account.dto.js';

/** The channels of these routes; an account of another one is not found here. */
export const CHANNELS = ['FTP', 'SFTP'] as const;

/** What can stand in the way of every change of a living account. */
export const CHANGE_PROBLEMS = [
  'resource/not-found',
  'account/being-deleted',
  'request/outdated',
  'contact/required',
] as const satisfies readonly ProblemName[];

export function IfMatch(): MethodDecorator {
  return ApiHeader({ name: 'If-Match', required: false, description: 'Only while the account still has this ETag.' });
}

export function edited(id: string, ifMatch: string | undefined): Edited {
  return { id, channels: CHANNELS, expectedRevision: revisionOf(ifMatch) };
}

export function toUpload({ name, fileName, content }: CertificateUploadDto): CertificateUpload {
  return { name, fileName, content: Buffer.from(content, 'base64') };
}
