import type { Channel } from './channel/channel.js';

/** What somebody asks for when creating an account; not judged yet. */
export interface AccountRequest {
  readonly channel: Channel;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly userName: string;
  readonly sshPublicKey: string;
  readonly certificate: CertificateUpload;
}

export interface CertificateUpload {
  /** The user's own name for it. */
  readonly name: string;
  readonly fileName: string;
  /** The file's bytes. */
  readonly content: Uint8Array;
}
