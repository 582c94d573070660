/** The SSH public key types the product can pass on, by their name on the wire (RFC 4253, RFC 5656, RFC 8709, OpenSSH PROTOCOL.u2f). */
export const SSH_KEY_TYPES = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'ssh-rsa',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
] as const;
export type SshKeyType = (typeof SSH_KEY_TYPES)[number];

export function isSshKeyType(value: string | undefined): value is SshKeyType {
  return (SSH_KEY_TYPES as readonly (string | undefined)[]).includes(value);
}

/** What the text turned out to be when there is no public key in it at all. */
export type NotAKey =
  'empty' | 'too-large' | 'utf-16' | 'fingerprint' | 'file-path' | 'certificate-file' | 'bare-base64' | 'other';

/** What is wrong with the key itself or with the text that carries it. */
export type Malformation =
  /** The base64 text is damaged: characters are missing, changed or added. */
  | 'base64'
  /** A BEGIN or END line is missing, or the lines were joined. */
  | 'armour'
  /** Text beside the key, or a key broken over several lines. */
  | 'other-lines'
  /** The bytes are not exactly what a key of this type consists of. */
  | 'content';

export type PrivateKeyFormat = 'OpenSSH' | 'PEM' | 'PuTTY' | 'DER' | 'JWK' | 'SSH';

/** Everything the rules look at. It never holds private key material. */
export interface SshKeySubject {
  /** The types the gateway in use takes. */
  readonly acceptedTypes: readonly SshKeyType[];
  /** Public keys found in the text. */
  readonly keyCount: number;
  readonly notAKey?: NotAKey;
  readonly privateKey?: PrivateKeyFormat;
  /** Whether something stands before the key, such as `from="…"` or a host name. */
  readonly hasOptions: boolean;
  /** The type word in front of the key, in the OpenSSH one-line form. */
  readonly statedType?: string;
  /** The type that the key itself carries. */
  readonly actualType?: string;
  /** The size in bits, of a type in `SSH_KEY_TYPES`. */
  readonly bits?: number;
  readonly malformed?: Malformation;
  /** The key as it goes over the wire (RFC 4253 section 6.6). */
  readonly blob?: Uint8Array;
  readonly comment: string;
}
