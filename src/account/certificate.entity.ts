import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { randomUUIDv7 } from 'node:crypto';
import { Account } from './account.entity.js';

/** A certificate of an account, with the facts that pages show. */
@Entity({ tableName: 'certificate' })
export class Certificate {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  /** The user's own name for it. */
  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  fileName!: string;

  /** Only read where it is asked for: lists need the facts alone. */
  @Property({ type: 'blob', lazy: true })
  der?: Uint8Array;

  /** Lower-case hexadecimal. */
  @Property({ type: 'text', fieldName: 'fingerprint_sha256' })
  fingerprintSha256!: string;

  @Property({ type: 'text', fieldName: 'public_key_sha256' })
  publicKeySha256!: string;

  /** Kind and size of the key, as people know it: `RSA 3072`, `P-384`. */
  @Property({ type: 'text', nullable: true })
  keyName: string | null = null;

  /** RFC 7638 thumbprint: the `kid` of an assertion signed with this key. */
  @Property({ type: 'text', nullable: true })
  keyId: string | null = null;

  @Property({ type: 'text', nullable: true })
  subjectCommonName!: string | null;

  @Property({ type: 'text', nullable: true })
  subjectOrganisation!: string | null;

  @Property({ type: 'text', nullable: true })
  issuerCommonName!: string | null;

  /** Decimal, as text: real ones reach 48 digits. */
  @Property({ type: 'text' })
  serialNumber!: string;

  @Property({ type: 'timestamptz' })
  notBefore!: Date;

  @Property({ type: 'timestamptz' })
  notAfter!: Date;

  @Property({ type: 'integer' })
  addedRevision!: number;

  @Property({ type: 'integer', nullable: true })
  removedRevision: number | null = null;
}

/** @throws when the certificate was read without its bytes: an empty one must never reach a gateway */
export function derOf({ der }: Pick<Certificate, 'der'>): Uint8Array {
  if (!der) throw new Error('the certificate was read without its bytes');
  return der;
}
