import type { RuleResult } from '../platform/rule/rule.js';

/** The rule `duplicate`: what an account has already cannot be added or put in its own place. */
export function judgeDuplicate(
  fingerprintSha256: string | undefined,
  present: readonly { readonly fingerprintSha256: string; readonly name: string }[],
): readonly RuleResult[] {
  const twin = present.find((certificate) => certificate.fingerprintSha256 === fingerprintSha256);
  return [
    {
      rule: 'duplicate',
      citation: 'Rules for certificates: each only once on an account',
      demand: {
        nl: 'Het certificaat staat nog niet op dit account.',
        fr: 'Le certificat ne figure pas encore sur ce compte.',
        de: 'Das Zertifikat gehört noch nicht zu diesem Konto.',
        en: 'The certificate is not on this account yet.',
      },
      ...(twin
        ? {
            verdict: 'fail',
            parameters: { name: twin.name },
            found: {
              nl: 'Dit account heeft dit certificaat al, onder de naam "{name}".',
              fr: 'Ce compte a déjà ce certificat, sous le nom « {name} ».',
              de: 'Dieses Konto hat dieses Zertifikat bereits, unter dem Namen „{name}“.',
              en: 'This account has this certificate already, named "{name}".',
            },
            remedy: {
              nl: 'Kies het nieuwe certificaat, of laat alles zoals het is.',
              fr: 'Choisissez le nouveau certificat, ou laissez tout tel quel.',
              de: 'Wählen Sie das neue Zertifikat, oder lassen Sie alles, wie es ist.',
              en: 'Choose the new certificate, or leave everything as it is.',
            },
          }
        : { verdict: 'pass' }),
    },
  ];
}
