/**
 * Prints an access token of a REST account (private_key_jwt, RFC 7523). Needs Node.js 22.18 or newer and `npm install jose`.
 *
 *   TOKEN_URL, CLIENT_ID  as ChaMan shows them on the page of the account
 *   KEY_FILE              the private key of one of its certificates, PEM (PKCS #8)
 *   KEY_ID                only where ChaMan shows one
 *   AUDIENCE              only where ChaMan shows one: TOKEN_URL otherwise
 */
import { createPrivateKey, randomUUID, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { SignJWT } from 'jose';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing.`);
  return value;
}

function algorithmOf(key: KeyObject): string {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  return { secp384r1: 'ES384', secp521r1: 'ES512' }[curve ?? ''] ?? 'RS256';
}

const tokenUrl = given('TOKEN_URL');
const clientId = given('CLIENT_ID');
const key = createPrivateKey(await readFile(given('KEY_FILE')));
const keyId = process.env['KEY_ID'];

const assertion = await new SignJWT()
  .setProtectedHeader({ alg: algorithmOf(key), ...(keyId && { kid: keyId }) })
  .setIssuer(clientId)
  .setSubject(clientId)
  .setAudience(process.env['AUDIENCE'] || tokenUrl)
  .setJti(randomUUID())
  .setIssuedAt()
  .setExpirationTime('60s')
  .sign(key);

const response = await fetch(tokenUrl, {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_assertion_type: ASSERTION_TYPE,
    client_assertion: assertion,
  }),
  signal: AbortSignal.timeout(30_000),
});
const answer = (await response.json()) as { access_token?: string; error?: string; error_description?: string };
if (!answer.access_token) throw new Error(`${response.status} ${answer.error}: ${answer.error_description}`);
console.log(answer.access_token);
