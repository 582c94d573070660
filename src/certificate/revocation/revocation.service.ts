import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { parseUpload } from '../parse/parse-upload.js';
import { findPath } from '../path/find-path.js';
import { TRUST_STORE, type TrustStoreProvider } from '../trust-store.provider.js';
import type { RevocationChecker } from './revocation-checker.port.js';
import type { RevocationFindings } from './revocation-status.js';

/** Absent checker: nothing is ever asked. */
export interface RevocationPolicy {
  readonly checker?: RevocationChecker;
  readonly fail: 'soft' | 'hard';
}

export const REVOCATION_POLICY = Symbol('REVOCATION_POLICY');

/** Gathers, before an upload is judged, what its issuers say about revocation. */
@Injectable()
export class RevocationService {
  private readonly logger = new Logger('revocation');

  constructor(
    @Inject(REVOCATION_POLICY) private readonly policy: RevocationPolicy,
    @Inject(TRUST_STORE) private readonly trust: TrustStoreProvider,
    private readonly clock: Clock,
  ) {}

  /** Undefined where nobody is asked: switched off, not one certificate, or no path to a trust anchor (self-signed). */
  async findingsAbout(bytes: Uint8Array): Promise<RevocationFindings | undefined> {
    const { checker, fail } = this.policy;
    if (!checker) return undefined;
    const [certificate, ...others] = parseUpload(bytes).certificates;
    if (!certificate || others.length > 0) return undefined;
    // Addresses of certificates that no trusted issuer made are not even looked at.
    const { path } = findPath(certificate, this.trust.current(), this.clock.now());
    if (!path) return undefined;
    const statuses = await checker.check(path);
    for (const status of statuses)
      if (status.state === 'unknown')
        this.logger.warn({ msg: 'no usable answer about revocation', because: status.because, detail: status.detail });
    return { statuses, fail };
  }
}
