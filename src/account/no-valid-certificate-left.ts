import type { Issue } from '../platform/rule/issue.js';

/** A warning after a removal: what is left has expired or is not valid yet. */
export const NO_VALID_CERTIFICATE_LEFT: Issue = {
  field: 'certificates',
  rule: 'no-valid-certificate-left',
  demand: {
    nl: 'Een account werkt alleen met minstens één geldig certificaat.',
    fr: 'Un compte ne fonctionne qu’avec au moins un certificat valable.',
    de: 'Ein Konto funktioniert nur mit mindestens einem gültigen Zertifikat.',
    en: 'An account only works with at least one valid certificate.',
  },
  found: {
    nl: 'Geen enkel certificaat dat overblijft, is nu geldig.',
    fr: 'Aucun des certificats restants n’est valable actuellement.',
    de: 'Keines der verbleibenden Zertifikate ist zurzeit gültig.',
    en: 'None of the certificates that remain is valid now.',
  },
  remedy: {
    nl: 'Voeg een geldig certificaat toe.',
    fr: 'Ajoutez un certificat valable.',
    de: 'Fügen Sie ein gültiges Zertifikat hinzu.',
    en: 'Add a valid certificate.',
  },
};
