import { PASS, type Rule } from '../../platform/rule/rule.js';
import type { SshKeySubject, SshKeyType } from '../ssh-key.js';

export const keyTypeRule: Rule<SshKeySubject> = {
  name: 'key-type',
  demand: {
    nl: 'De sleutel is van het soort Ed25519, ECDSA (P-256, P-384, P-521) of RSA, als de server dat soort aanvaardt.',
    fr: 'La clé est du type Ed25519, ECDSA (P-256, P-384, P-521) ou RSA, si le serveur accepte ce type.',
    de: 'Der Schlüssel ist vom Typ Ed25519, ECDSA (P-256, P-384, P-521) oder RSA, sofern der Server diesen Typ annimmt.',
    en: 'The key is of the type Ed25519, ECDSA (P-256, P-384, P-521) or RSA, if the server accepts that type.',
  },
  citation: 'RFC 8709; RFC 5656; RFC 8332; DSA: RFC 9142 section 3',
  appliesTo: (subject) => subject.keyCount === 1 && typeOf(subject) !== undefined,
  judge: (subject) => {
    const type = typeOf(subject) ?? '';
    if ((subject.acceptedTypes as readonly string[]).includes(type)) return PASS;
    return {
      verdict: 'fail',
      parameters: { type, ...recommended(subject.acceptedTypes) },
      found: {
        nl: 'De sleutel is van het soort {type}; de server aanvaardt dat soort niet.',
        fr: 'La clé est du type {type} ; le serveur n’accepte pas ce type.',
        de: 'Der Schlüssel ist vom Typ {type}; der Server nimmt diesen Typ nicht an.',
        en: 'The key is of the type {type}; the server does not accept that type.',
      },
      remedy: {
        nl: 'Maak een nieuw sleutelpaar: ssh-keygen {command}, of kies {putty} in PuTTYgen. Geef daarna het .pub-bestand op.',
        fr: 'Créez une nouvelle paire de clés : ssh-keygen {command}, ou choisissez {putty} dans PuTTYgen. Donnez ensuite le fichier .pub.',
        de: 'Erzeugen Sie ein neues Schlüsselpaar: ssh-keygen {command}, oder wählen Sie {putty} in PuTTYgen. Geben Sie dann die .pub-Datei an.',
        en: 'Make a new key pair: ssh-keygen {command}, or choose {putty} in PuTTYgen. Then give the .pub file.',
      },
    };
  },
};

/** The type of the key; of a certificate, that of the key in it. */
function typeOf({ actualType, statedType }: SshKeySubject): string | undefined {
  const type = actualType ?? statedType;
  const certified = /^(.+)-cert-v\d\d@openssh\.com$/.exec(type ?? '')?.[1];
  return certified?.startsWith('sk-') ? `${certified}@openssh.com` : (certified ?? type);
}

function recommended(accepted: readonly SshKeyType[]): { command: string; putty: string } {
  return accepted.includes('ssh-ed25519')
    ? { command: '-t ed25519', putty: 'EdDSA (Ed25519)' }
    : { command: '-t rsa -b 3072', putty: 'RSA (3072)' };
}
