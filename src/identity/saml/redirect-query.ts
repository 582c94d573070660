import { SignInRefused } from '../sign-in-refused.js';
import { SIGNATURE_ALGORITHMS } from './signature-algorithms.js';

const PARAMETERS = ['SAMLRequest', 'RelayState', 'SigAlg', 'Signature'];

export interface SignedQuery {
  readonly SAMLRequest: string;
  readonly RelayState: string;
  readonly SigAlg: string;
  readonly Signature: string;
}

/**
 * Reads the query of a signed redirect. Each parameter occurs once and nothing else occurs, so that the text that was
 * signed and the values that are used cannot be different ones; the signature must be there (the library lets unsigned
 * messages pass).
 * @throws SignInRefused
 */
export function readSignedQuery(query: string): SignedQuery {
  const values = new Map<string, string>();
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0));
    if (!PARAMETERS.includes(name) || values.has(name)) throw new SignInRefused('structure');
    values.set(name, decode(part.slice(at + 1)));
  }
  const [request, algorithm, signature] = ['SAMLRequest', 'SigAlg', 'Signature'].map((name) => values.get(name));
  if (!request) throw new SignInRefused('structure');
  if (!signature || !algorithm) throw new SignInRefused('signature');
  if (!SIGNATURE_ALGORITHMS.includes(algorithm)) throw new SignInRefused('algorithm');
  return { SAMLRequest: request, RelayState: values.get('RelayState') ?? '', SigAlg: algorithm, Signature: signature };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new SignInRefused('encoding');
  }
}
