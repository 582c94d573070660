import { CHANNELS, type Channel } from '../account/channel/channel.js';
import type { Text } from '../platform/i18n/texts.js';
import type { Recipe } from '../platform/rule/recipe.js';
import { AFTER_EXTRACTION, AFTER_REQUEST, AFTER_SELF_SIGNED, EXTRACT, REQUEST, SELF_SIGNED } from './recipes.texts.js';

/** A recipe, and the channels whose rules accept its outcome. */
interface CertificateRecipe extends Recipe {
  readonly channels: readonly Channel[];
}

const SELF_SIGNED_CHANNELS: readonly Channel[] = ['REST'];

function selfSigned(tool: string, commands: readonly string[]): CertificateRecipe {
  return recipe('self-signed', SELF_SIGNED, SELF_SIGNED_CHANNELS, tool, commands, AFTER_SELF_SIGNED);
}

function request(tool: string, commands: readonly string[]): CertificateRecipe {
  return recipe('request', REQUEST, CHANNELS, tool, commands, AFTER_REQUEST);
}

function extract(tool: string, commands: readonly string[]): CertificateRecipe {
  return recipe('extract', EXTRACT, CHANNELS, tool, commands, AFTER_EXTRACTION);
}

function recipe(
  kind: string,
  title: Text,
  channels: readonly Channel[],
  tool: string,
  commands: readonly string[],
  explanation: Text,
): CertificateRecipe {
  return { name: `${kind}-${tool.toLowerCase()}`, title, tool, commands, explanation, channels };
}

const KEYTOOL_KEY =
  'keytool -genkeypair -alias chaman -keyalg RSA -keysize 3072 -sigalg SHA256withRSA -validity 730 -dname "CN=NAME, O=ORGANISATION" -ext KeyUsage:critical=digitalSignature -storetype PKCS12 -keystore key.p12';

/** "How do I make a certificate that you accept": for each way of getting one, the exact commands. */
export const CERTIFICATE_RECIPES: readonly CertificateRecipe[] = [
  selfSigned('openssl', [
    'openssl req -x509 -newkey rsa:3072 -sha256 -days 730 -keyout key.pem -out certificate.cer -subj "/CN=NAME/O=ORGANISATION" -addext keyUsage=critical,digitalSignature',
  ]),
  selfSigned('keytool', [
    KEYTOOL_KEY,
    'keytool -exportcert -alias chaman -keystore key.p12 -storetype PKCS12 -file certificate.cer',
  ]),
  selfSigned('PowerShell', [
    '$certificate = New-SelfSignedCertificate -Type Custom -Subject "CN=NAME, O=ORGANISATION" -KeyAlgorithm RSA -KeyLength 3072 -HashAlgorithm SHA256 -KeyUsage DigitalSignature -NotAfter (Get-Date).AddDays(730) -CertStoreLocation Cert:\\CurrentUser\\My',
    'Export-Certificate -Cert $certificate -Type CERT -FilePath certificate.cer',
  ]),
  request('openssl', [
    'openssl req -new -newkey rsa:3072 -sha256 -keyout key.pem -out request.csr -subj "/CN=NAME/O=ORGANISATION" -addext keyUsage=critical,digitalSignature',
  ]),
  request('keytool', [
    KEYTOOL_KEY,
    'keytool -certreq -alias chaman -keystore key.p12 -storetype PKCS12 -ext KeyUsage:critical=digitalSignature -file request.csr',
  ]),
  request('PowerShell', [
    "'[NewRequest]', 'Subject = \"CN=NAME, O=ORGANISATION\"', 'KeyAlgorithm = RSA', 'KeyLength = 3072', 'HashAlgorithm = SHA256', 'KeyUsage = CERT_DIGITAL_SIGNATURE_KEY_USAGE', 'Exportable = TRUE' | Set-Content request.inf",
    'certreq -new request.inf request.csr',
  ]),
  extract('openssl', ['openssl pkcs12 -in FILE.pfx -clcerts -nokeys -out certificate.cer']),
  extract('keytool', ['keytool -exportcert -alias chaman -keystore FILE.p12 -storetype PKCS12 -file certificate.cer']),
  extract('PowerShell', [
    'Get-PfxCertificate -FilePath FILE.pfx | Export-Certificate -Type CERT -FilePath certificate.cer',
  ]),
];
