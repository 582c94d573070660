import type { EntityManager } from '@mikro-orm/postgresql';
import type { CertificateFacts } from '../certificate/x509/certificate-facts.js';
import type { Sender } from '../contact/sender.entity.js';
import { tidyOneLineText } from '../platform/rule/one-line-text.rule.js';
import { AccountPermission } from './account-permission.entity.js';
import type { AccountRequest } from './account-request.js';
import { Account } from './account.entity.js';
import { Certificate } from './certificate.entity.js';
import { CHANNEL_DESCRIPTORS } from './channel/channel-descriptors.js';
import type { JudgedRequest } from './judge-account-request.js';
import { ProvisioningTarget } from './provisioning-target.entity.js';
import { SshKey } from './ssh-key.entity.js';

/** Turns an accepted request into the account's first revision, with a target for every gateway of its channel. */
export function newAccount(em: EntityManager, sender: Sender, request: AccountRequest, judged: JudgedRequest): Account {
  const { facts, der } = judged.certificate;
  const { facts: keyFacts, canonical } = judged.sshKey;
  if (!facts || !der || !keyFacts || canonical === undefined) throw new Error('an accepted request has facts');
  const account = em.create(Account, {
    sender,
    channel: request.channel,
    name: tidyOneLineText(request.name),
    userName: request.userName,
  });
  const addedRevision = account.revision;
  account.certificates.add(
    em.create(Certificate, { account, der, addedRevision, ...namesOf(request), ...columnsOf(facts) }),
  );
  account.sshKeys.add(
    em.create(SshKey, {
      account,
      keyType: keyFacts.type,
      bits: keyFacts.bits,
      fingerprint: keyFacts.fingerprint,
      comment: keyFacts.comment || null,
      canonical,
      addedRevision,
    }),
  );
  for (const permission of judged.permissions)
    account.permissions.add(em.create(AccountPermission, { account, permission, addedRevision }));
  for (const gateway of CHANNEL_DESCRIPTORS[request.channel]?.gateways ?? [])
    account.targets.add(em.create(ProvisioningTarget, { account, gateway }));
  return account;
}

function namesOf({ certificate }: AccountRequest): Pick<Certificate, 'name' | 'fileName'> {
  return { name: tidyOneLineText(certificate.name), fileName: certificate.fileName };
}

type FactColumns = Pick<
  Certificate,
  | 'fingerprintSha256'
  | 'publicKeySha256'
  | 'subjectCommonName'
  | 'subjectOrganisation'
  | 'issuerCommonName'
  | 'serialNumber'
  | 'notBefore'
  | 'notAfter'
>;

function columnsOf(facts: CertificateFacts): FactColumns {
  return {
    fingerprintSha256: facts.sha256,
    publicKeySha256: facts.publicKeySha256,
    subjectCommonName: facts.owner ?? null,
    subjectOrganisation: facts.organisation ?? null,
    issuerCommonName: facts.issuerName ?? null,
    serialNumber: facts.serialNumber,
    notBefore: new Date(facts.notBefore),
    notAfter: new Date(facts.notAfter),
  };
}
