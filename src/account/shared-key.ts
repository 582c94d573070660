import type { EntityManager } from '@mikro-orm/postgresql';
import type { Text } from '../platform/i18n/texts.js';
import type { Issue } from '../platform/rule/issue.js';
import { Certificate } from './certificate.entity.js';

const DEMAND: Text = {
  nl: 'Elk account heeft bij voorkeur een eigen sleutel.',
  fr: 'Chaque compte a de préférence sa propre clé.',
  de: 'Jedes Konto hat am besten einen eigenen Schlüssel.',
  en: 'Each account preferably has a key of its own.',
};
const FOUND: Text = {
  nl: 'Uw account "{name}" heeft een certificaat met dezelfde sleutel.',
  fr: 'Votre compte « {name} » a un certificat avec la même clé.',
  de: 'Ihr Konto „{name}“ hat ein Zertifikat mit demselben Schlüssel.',
  en: 'Your account "{name}" has a certificate with the same key.',
};
const REMEDY: Text = {
  nl: 'Dit mag. Raakt de sleutel bekend, vervang dan het certificaat van beide accounts.',
  fr: 'C’est permis. Si la clé est divulguée, remplacez le certificat des deux comptes.',
  de: 'Das ist erlaubt. Wird der Schlüssel bekannt, ersetzen Sie das Zertifikat beider Konten.',
  en: 'This is allowed. Should the key become known, replace the certificate of both accounts.',
};

/** A warning when another living account of the same sender has this key; of other senders nothing is said. */
export async function warnOfSharedKey(
  em: EntityManager,
  senderId: string,
  publicKeySha256: string | undefined,
  accountId?: string,
): Promise<readonly Issue[]> {
  if (publicKeySha256 === undefined) return [];
  const twin = await em.findOne(
    Certificate,
    {
      publicKeySha256,
      removedRevision: null,
      account: { sender: senderId, deletedAt: null, ...(accountId !== undefined && { id: { $ne: accountId } }) },
    },
    { populate: ['account'], orderBy: { id: 'asc' } },
  );
  if (!twin) return [];
  const parameters = { name: twin.account.name };
  return [
    { field: 'certificate.content', rule: 'duplicate', demand: DEMAND, found: FOUND, remedy: REMEDY, parameters },
  ];
}
