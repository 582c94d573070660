import type { Text } from '../../platform/i18n/texts.js';
import { PASS } from '../../platform/rule/rule.js';
import { certificateRule } from './certificate-subject.js';

/** A fault of a self-signed certificate, whose maker can mend it; of others a warning, since their issuer decided. */
export const keyUsage = certificateRule({
  name: 'key-usage',
  demand: {
    nl: 'Het certificaat zegt dat de sleutel dient om te ondertekenen (keyUsage met digitalSignature).',
    fr: 'Le certificat indique que la clé sert à signer (keyUsage avec digitalSignature).',
    de: 'Das Zertifikat sagt, dass der Schlüssel zum Signieren dient (keyUsage mit digitalSignature).',
    en: 'The certificate says that the key serves to sign (keyUsage with digitalSignature).',
  },
  citation: 'ChaMan user guide, REST certificates; RFC 5280, section 4.2.1.3',
  appliesTo: ({ selfSigned }, { channel }) => !selfSigned || channel === 'REST',
  judge: ({ certificate: { extensions }, selfSigned }) => {
    const usages = extensions.values.keyUsage;
    if (usages?.includes('digitalSignature')) return PASS;
    const found = usages ? OTHERS : extensions.unreadable.includes('keyUsage') ? UNREADABLE : ABSENT;
    const parameters = { usages: usages?.join(', ') ?? '' };
    return selfSigned
      ? { verdict: 'fail', found, remedy: MAKE_AGAIN, parameters }
      : { verdict: 'warning', found, remedy: ASK, parameters };
  },
});

const OTHERS: Text = {
  nl: 'Het noemt alleen ander gebruik: {usages}.',
  fr: 'Il indique seulement d’autres usages : {usages}.',
  de: 'Es nennt nur andere Verwendungen: {usages}.',
  en: 'It names only: {usages}.',
};

const ABSENT: Text = {
  nl: 'Het zegt niet waarvoor de sleutel dient: keyUsage ontbreekt.',
  fr: 'Il n’indique pas à quoi sert la clé : keyUsage est absent.',
  de: 'Es sagt nicht, wozu der Schlüssel dient: keyUsage fehlt.',
  en: 'It does not say what the key is for: keyUsage is missing.',
};

const UNREADABLE: Text = {
  nl: 'De vermelding waarvoor de sleutel dient (keyUsage) is onleesbaar.',
  fr: 'L’indication de l’usage de la clé (keyUsage) est illisible.',
  de: 'Die Angabe, wozu der Schlüssel dient (keyUsage), ist unlesbar.',
  en: 'The statement of what the key is for (keyUsage) cannot be read.',
};

const OPENSSL =
  'openssl req -x509 -newkey rsa:3072 -sha256 -days 730 -keyout key.pem -out certificate.cer -subj "/CN=NAME/O=ORGANISATION" -addext keyUsage=critical,digitalSignature';
const POWERSHELL =
  'Export-Certificate -Type CERT -FilePath certificate.cer -Cert (New-SelfSignedCertificate -Type Custom -Subject "CN=NAME, O=ORGANISATION" -KeyAlgorithm RSA -KeyLength 3072 -HashAlgorithm SHA256 -KeyUsage DigitalSignature -NotAfter (Get-Date).AddDays(730) -CertStoreLocation Cert:\\CurrentUser\\My)';
const KEYTOOL =
  'keytool -genkeypair -alias chaman -keyalg RSA -keysize 3072 -sigalg SHA256withRSA -validity 730 -dname "CN=NAME, O=ORGANISATION" -ext KeyUsage:critical=digitalSignature -keystore key.p12 -storetype PKCS12';
const KEYTOOL_EXPORT = 'keytool -exportcert -alias chaman -keystore key.p12 -storetype PKCS12 -file certificate.cer';

const MAKE_AGAIN: Text = {
  nl: `Maak het certificaat opnieuw, met dit gebruik erin. Vervang in de opdracht NAME en ORGANISATION door de naam van uw toepassing en van uw onderneming. Met OpenSSL: ${OPENSSL} · Met Windows (PowerShell): ${POWERSHELL} · Met Java: ${KEYTOOL} · Daarna: ${KEYTOOL_EXPORT}`,
  fr: `Recréez le certificat avec cet usage. Dans la commande, remplacez NAME et ORGANISATION par le nom de votre application et celui de votre entreprise. Avec OpenSSL : ${OPENSSL} · Sous Windows (PowerShell) : ${POWERSHELL} · Avec Java : ${KEYTOOL} · Ensuite : ${KEYTOOL_EXPORT}`,
  de: `Erstellen Sie das Zertifikat mit dieser Verwendung neu. Ersetzen Sie im Befehl NAME und ORGANISATION durch den Namen Ihrer Anwendung und den Ihres Unternehmens. Mit OpenSSL: ${OPENSSL} · Mit Windows (PowerShell): ${POWERSHELL} · Mit Java: ${KEYTOOL} · Danach: ${KEYTOOL_EXPORT}`,
  en: `Make the certificate again, with this use in it. In the command, put the name of your application and of your organisation in the place of NAME and ORGANISATION. With OpenSSL: ${OPENSSL} · With Windows (PowerShell): ${POWERSHELL} · With Java: ${KEYTOOL} · Then: ${KEYTOOL_EXPORT}`,
};

const ASK: Text = {
  nl: 'Het certificaat wordt aanvaard, maar strenge programma’s kunnen de handtekening weigeren. Vraag uw leverancier bij de vernieuwing om digitalSignature.',
  fr: 'Le certificat est accepté, mais des programmes stricts peuvent refuser la signature. Demandez digitalSignature à votre fournisseur lors du renouvellement.',
  de: 'Das Zertifikat wird angenommen, aber strenge Programme könnten die Signatur ablehnen. Bitten Sie Ihren Aussteller bei der Erneuerung um digitalSignature.',
  en: 'The certificate is accepted, but strict programs may refuse the signature. Ask your issuer for digitalSignature when you renew it.',
};
