import { lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { AllowedHosts } from './allowed-hosts.js';
import { NoRevocationAnswer } from './revocation-status.js';

export interface Question {
  readonly url: string;
  /** Sent by POST where present. */
  readonly body?: { readonly type: string; readonly octets: Uint8Array };
  readonly accept: string;
  readonly maxOctets: number;
  readonly signal: AbortSignal;
}

/**
 * One HTTP question. The host must be allowed; its address is judged where the connection is made, so that a name
 * cannot change its mind in between; redirects are not followed; size and time are bounded.
 * @throws NoRevocationAnswer `host-not-allowed`, `no-answer`, `refused` or `answer-too-large`
 */
export async function ask(question: Question, allowed: AllowedHosts): Promise<Uint8Array> {
  const url = allowed.assertUrl(question.url);
  try {
    const response = await send(url, question, lookupAmong(allowed));
    if (response.statusCode !== 200) {
      response.destroy();
      throw new NoRevocationAnswer('refused', `${url.host} answered ${response.statusCode}`);
    }
    return await readBounded(response, question.maxOctets, url.host);
  } catch (error) {
    if (error instanceof NoRevocationAnswer) throw error;
    const code = question.signal.aborted ? 'time-out' : ((error as NodeJS.ErrnoException).code ?? 'network failure');
    throw new NoRevocationAnswer('no-answer', `${url.host}: ${code}`);
  }
}

function send(url: URL, question: Question, look: LookupFunction): Promise<IncomingMessage> {
  const { body, accept, signal } = question;
  const options: RequestOptions = {
    method: body ? 'POST' : 'GET',
    headers: { accept, ...(body && { 'content-type': body.type, 'content-length': body.octets.length }) },
    signal,
    lookup: look,
    // No connection is kept: these hosts are asked rarely.
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, resolve);
    request.on('error', reject);
    request.end(body?.octets);
  });
}

function lookupAmong(allowed: AllowedHosts): LookupFunction {
  return (host, options, callback) =>
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      try {
        for (const { address } of addresses) allowed.assertAddress(address);
      } catch (refusal) {
        return callback(refusal as NodeJS.ErrnoException, '');
      }
      const [first] = addresses;
      if (options.all || !first) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
}

async function readBounded(response: IncomingMessage, maxOctets: number, host: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxOctets) throw new NoRevocationAnswer('answer-too-large', `${host}: more than ${maxOctets} octets`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
