/** Why a bundle of trust anchors is refused; the reason itself is in English, as in the log. */
export const UNUSABLE_ANCHORS = {
  demand: {
    nl: 'Alleen certificaten van certificeringsinstanties, waarvan minstens één zelf ondertekend.',
    fr: 'Uniquement des certificats d’autorités de certification, dont au moins un autosigné.',
    de: 'Nur Zertifikate von Zertifizierungsstellen, davon mindestens ein selbstsigniertes.',
    en: 'Only certificates of certificate authorities, at least one of them self-signed.',
  },
  found: {
    nl: 'Dit kan niet dienen: {reason}.',
    fr: 'Ceci ne peut pas servir : {reason}.',
    de: 'Das kann nicht dienen: {reason}.',
    en: 'This cannot serve: {reason}.',
  },
};
