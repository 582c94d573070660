import type { Channel } from './channel/channel.js';

/** What somebody asks for when creating an account; not judged yet. */
export interface AccountRequest {
  readonly channel: Channel;
  readonly name: string;
  /** Of a channel that has permissions. */
  readonly permissions?: readonly string[];
  /** Of a channel whose holder chooses the login. */
  readonly userName?: string;
  /** Of an account whose holder signs in with a key. */
  readonly sshPublicKey?: string;
  /** Of an account whose holder signs in with a password. It leaves the request only as a hash. */
  readonly password?: string;
  readonly certificate: CertificateUpload;
}

export interface CertificateUpload {
  /** The user's own name for it. */
  readonly name: string;
  readonly fileName: string;
  /** The file's bytes. */
  readonly content: Uint8Array;
}
