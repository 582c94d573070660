import type { Certificate } from '../x509/certificate.js';
import type { Upload } from './upload.js';

/** The answer of one way of recognising. */
export interface Recognised {
  readonly certificates?: readonly Certificate[];
  readonly hasPrivateKey?: boolean;
  readonly fault?: Upload['fault'];
}
