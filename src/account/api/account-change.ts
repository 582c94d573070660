import { ApiHeader } from '@nestjs/swagger';
import { revisionOf } from '../../platform/http/entity-tag.js';
import type { ProblemName } from '../../platform/http/problem.catalogue.js';
import type { Edited } from '../account-editor.js';
import type { CertificateUpload } from '../account-request.js';
import type { Channel } from '../channel/channel.js';
import type { CertificateUploadDto } from './account.dto.js';

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

/** An account of another channel is not found on these routes. */
export function editedOn(channels: readonly Channel[]): (id: string, ifMatch: string | undefined) => Edited {
  return (id, ifMatch) => ({ id, channels, expectedRevision: revisionOf(ifMatch) });
}

export function toUpload({ name, fileName, content }: CertificateUploadDto): CertificateUpload {
  return { name, fileName, content: Buffer.from(content, 'base64') };
}
