import type { CertificateUploadDto } from '../../../openapi/client/types.gen.js';
import { toBase64, type ChosenFile } from './read-file.js';

export interface CertificateDraft {
  readonly name: string;
  readonly file: ChosenFile | null;
}

/** As the API takes it; what is missing is sent empty, so that its answer names every fault at once. */
export function uploadOf({ name, file }: CertificateDraft): CertificateUploadDto {
  return { name, fileName: file?.fileName ?? '', content: file ? toBase64(file.bytes) : '' };
}
