import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { judgeCertificate, type CertificateVerdict } from '../certificate/judge-certificate.js';
import { RevocationService } from '../certificate/revocation/revocation.service.js';
import { TRUST_STORE, type TrustStoreProvider } from '../certificate/trust-store.provider.js';
import type { Actor } from '../identity/actor.js';
import { Clock } from '../platform/clock.js';
import { ENCRYPTION_CONFIG, type EncryptionConfig } from '../platform/encryption/encryption.config.js';
import { refuseIfAny } from '../platform/http/judged.js';
import { Problem } from '../platform/http/problem.js';
import { issuesFor, warningsFor, type Issue } from '../platform/rule/issue.js';
import { tidyOneLineText } from '../platform/rule/one-line-text.rule.js';
import { AccountEditor, type Edited } from './account-editor.js';
import type { AccountView } from './account-view.js';
import type { CertificateUpload } from './account-request.js';
import type { Account } from './account.entity.js';
import { AccountReader } from './account.reader.js';
import { Certificate } from './certificate.entity.js';
import { CHANNEL_DESCRIPTORS } from './channel/channel-descriptors.js';
import { certificateColumns } from './credential-columns.js';
import { judgeDuplicate } from './duplicate-certificate.js';
import { MadeOnceStore, type MadeOnce } from './idempotency/made-once.store.js';
import { repeatableAddition, type RepeatableRequest } from './idempotency/repeatable-request.js';
import { NO_VALID_CERTIFICATE_LEFT } from './no-valid-certificate-left.js';
import { present } from './outline.js';
import { SenderQuota } from './quota/sender-quota.js';
import { judgeAccountName } from './rules/account-name.rule.js';
import { warnOfSharedKey } from './shared-key.js';

export interface CertificateChange {
  readonly account: AccountView;
  readonly warnings: readonly Issue[];
}

interface JudgedUpload {
  readonly name: string;
  readonly fileName: string;
  readonly verdict: CertificateVerdict;
}

/** Changes to the certificates of living accounts. Each judges what it is given, then edits under the account's lock. */
@Injectable()
export class CertificateChangesService {
  constructor(
    private readonly em: EntityManager,
    private readonly editor: AccountEditor,
    private readonly reader: AccountReader,
    private readonly clock: Clock,
    private readonly revocation: RevocationService,
    private readonly madeOnce: MadeOnceStore,
    private readonly quota: SenderQuota,
    @Inject(TRUST_STORE) private readonly trust: TrustStoreProvider,
    @Inject(ENCRYPTION_CONFIG) private readonly encryption: EncryptionConfig,
  ) {}

  /**
   * The one certificate of an account that has exactly one.
   * @throws Problem as {@link AccountEditor.edit}, and `request/invalid` · `account/no-such-part` where there may be several
   */
  async replace(actor: Actor, edited: Edited, upload: CertificateUpload): Promise<CertificateChange> {
    const judged = await this.judge(actor, edited, upload, 1);
    const account = await this.editor.edit(actor, edited, 'account.certificate-replaced', (em, account, revision) => {
      for (const certificate of present(account.certificates)) certificate.removedRevision = revision;
      addTo(account, judged, em, revision);
      return true;
    });
    return { account, warnings: await this.warningsOf(account, judged) };
  }

  /**
   * @throws Problem as {@link AccountEditor.edit}, and `request/invalid` · `account/no-such-part` where there is exactly one ·
   * the `IDEMPOTENCY_PROBLEMS` · `quota/certificates`
   */
  async add(
    actor: Actor,
    edited: Edited,
    upload: CertificateUpload,
    idempotencyKey?: string,
  ): Promise<CertificateChange> {
    const shown = await this.reader.show(actor, edited.id, edited.channels);
    const repeatable = repeatableAddition(idempotencyKey, edited.id, upload, this.encryption.ENCRYPTION_KEYS);
    // Read anew: a twin may have been committed since it was shown.
    const again = async ({ warnings }: MadeOnce): Promise<CertificateChange> => ({
      account: await this.reader.show(actor, edited.id, edited.channels),
      warnings,
    });
    const earlier = await this.madeOnce.find(shown.sender.id, repeatable);
    if (earlier) return again(earlier);
    try {
      return await this.addOnce(actor, edited, shown, upload, repeatable);
    } catch (failure) {
      const twin = await this.madeOnce.find(shown.sender.id, repeatable);
      if (!twin) throw failure;
      return again(twin);
    }
  }

  private async addOnce(
    actor: Actor,
    edited: Edited,
    shown: AccountView,
    upload: CertificateUpload,
    repeatable: RepeatableRequest | undefined,
  ): Promise<CertificateChange> {
    const judged = await this.judge(actor, edited, upload, 'quota');
    const warnings = await this.warningsOf(shown, judged);
    const made = { accountId: shown.id, warnings };
    const account = await this.editor.edit(
      actor,
      edited,
      'account.certificate-added',
      async (em, account, revision) => {
        await this.madeOnce.remember(em, account.sender.id, repeatable, made);
        this.quota.admitCertificate(present(account.certificates).length);
        addTo(account, judged, em, revision);
        return true;
      },
    );
    return { account, warnings };
  }

  /**
   * Of two simultaneous removals of the last two, one wins. Removing what is being removed already changes nothing.
   * @throws Problem as {@link AccountEditor.edit}, and `account/last-certificate`
   */
  async remove(actor: Actor, edited: Edited, certificateId: string): Promise<CertificateChange> {
    const account = await this.editor.edit(actor, edited, 'account.certificate-removed', (_em, account, revision) => {
      const certificate = account.certificates.getItems().find(({ id }) => id === certificateId);
      if (!certificate) throw new Problem('resource/not-found');
      if (certificate.removedRevision !== null) return false;
      if (present(account.certificates).length === 1) throw new Problem('account/last-certificate');
      certificate.removedRevision = revision;
      return true;
    });
    const now = this.clock.now();
    const works = present(account.certificates).some(({ notBefore, notAfter }) => notBefore <= now && now <= notAfter);
    return { account, warnings: works ? [] : [NO_VALID_CERTIFICATE_LEFT] };
  }

  private async judge(
    actor: Actor,
    edited: Edited,
    upload: CertificateUpload,
    atMost: 1 | 'quota',
  ): Promise<JudgedUpload> {
    const { channel, sender, certificates } = await this.reader.show(actor, edited.id, edited.channels);
    if (CHANNEL_DESCRIPTORS[channel].certificates.atMost !== atMost)
      throw new Problem('account/no-such-part', { parameters: { channel } });
    const name = tidyOneLineText(upload.name);
    const verdict = judgeCertificate({
      bytes: upload.content,
      uploadName: upload.fileName,
      channel,
      now: this.clock.now(),
      trust: this.trust.current(),
      organisationName: sender.organisationName,
      revocation: await this.revocation.findingsAbout(upload.content),
    });
    const duplicate = judgeDuplicate(verdict.facts?.sha256, present(certificates));
    refuseIfAny([
      ...issuesFor('certificate.name', judgeAccountName(name)),
      ...issuesFor('certificate.content', [...verdict.results, ...duplicate]),
    ]);
    return { name, fileName: upload.fileName, verdict };
  }

  private async warningsOf(account: AccountView, { verdict }: JudgedUpload): Promise<readonly Issue[]> {
    const shared = await warnOfSharedKey(this.em, account.sender.id, verdict.facts?.publicKeySha256, account.id);
    return [...warningsFor('certificate.content', verdict.results), ...shared];
  }
}

function addTo(account: Account, { name, fileName, verdict }: JudgedUpload, em: EntityManager, revision: number): void {
  account.certificates.add(
    em.create(Certificate, { account, name, fileName, ...certificateColumns(verdict), addedRevision: revision }),
  );
}
