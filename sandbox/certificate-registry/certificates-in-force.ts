import { X509Certificate } from 'node:crypto';
import type { StoredUser, UserStore } from './user-store.js';

/** What whoever receives signed files or messages asks the registry, at the moment they arrive. */
export interface CertificatesInForce {
  /** Those of the account with this login; none where the registry does not know it, or where it is not active. */
  of(login: string): readonly X509Certificate[];
  /** The login of the active account that holds exactly this certificate, among those whose login begins with `prefix`. */
  holderOf(certificate: X509Certificate, prefix: string): string | undefined;
}

/** Reads what was written to the registry, anew for each question: nothing is remembered, so nothing can be out of date. */
export class RegisteredCertificates implements CertificatesInForce {
  constructor(private readonly store: UserStore) {}

  of(login: string): readonly X509Certificate[] {
    const holder = this.store.holderOf(login);
    return holder ? certificatesOf(holder) : [];
  }

  holderOf(certificate: X509Certificate, prefix: string): string | undefined {
    const holder = this.store
      .all()
      .filter(({ user }) => user.userName.startsWith(prefix))
      .find((stored) => certificatesOf(stored).some(({ raw }) => raw.equals(certificate.raw)));
    return holder?.user.userName;
  }
}

/** The registry says which account a certificate is for; whether its time has come or gone, the certificate says itself. */
export function isWithinValidity({ validFromDate, validToDate }: X509Certificate, at: Date): boolean {
  return validFromDate <= at && at <= validToDate;
}

function certificatesOf({ user }: StoredUser): X509Certificate[] {
  if (user['active'] === false) return [];
  return (user.x509Certificates ?? []).map(({ value = '' }) => new X509Certificate(Buffer.from(value, 'base64')));
}
