import fc from 'fast-check';
import {
  ecKey,
  ed25519Key,
  keyOfBlob,
  opensshLine,
  pem,
  rfc4716,
  rsaKey,
  sshBlob,
} from '../../test/builders/ssh-keys.js';
import { judgeSshKey } from './judge-ssh-key.js';

const keys = [ed25519Key(), ecKey('P-256'), ecKey('P-521'), rsaKey(2048)];
const blobs = keys.map(sshBlob);
const texts = [
  ...blobs.flatMap((blob) => [opensshLine(blob, 'a comment'), rfc4716(blob, ['Comment: "a"'])]),
  ...keys.map((key) => pem(key)),
].map((text) => Buffer.from(text));

const edit = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  remove: fc.nat(3),
  insert: fc.uint8Array({ maxLength: 3 }),
});

function edited(bytes: Buffer, edits: readonly { at: number; remove: number; insert: Uint8Array }[]): Buffer {
  return edits.reduce((current, { at, remove, insert }) => {
    const index = Math.floor(at * current.length);
    return Buffer.concat([current.subarray(0, index), insert, current.subarray(index + remove)]);
  }, bytes);
}

/** What is accepted must be exactly what another encoder makes of the same key. */
function mustBeExact(text: Uint8Array | string): void {
  const { accepted, canonical } = judgeSshKey({ text });
  if (!accepted) return;
  const blob = Buffer.from(canonical?.split(' ')[1] ?? '', 'base64');
  expect(canonical).toBe(opensshLine(blob));
  if (!canonical?.startsWith('sk-')) expect(sshBlob(keyOfBlob(blob))).toEqual(blob);
}

describe('judgeSshKey, whatever comes in', () => {
  it('never throws on random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), mustBeExact), { numRuns: 500 });
  });

  it('never throws on random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), mustBeExact), { numRuns: 500 });
  });

  it('accepts a damaged text only when the key in it is whole', () => {
    const damaged = fc.tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(damaged, ([text, edits]) => mustBeExact(edited(text, edits))),
      { numRuns: 1000 },
    );
  });

  it('accepts a damaged key only when it is another exact key', () => {
    const damaged = fc.tuple(fc.constantFrom(...blobs), fc.array(edit, { minLength: 1, maxLength: 2 }));
    fc.assert(
      fc.property(damaged, ([blob, edits]) => {
        const bytes = edited(blob, edits);
        fc.pre(bytes.length > 4 && bytes.readUInt32BE(0) < bytes.length);
        mustBeExact(opensshLine(bytes));
        mustBeExact(rfc4716(bytes));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['BEGIN words', 'BEGIN A '.repeat(2040)],
    ['quotes', '"\\'.repeat(8000)],
    [
      'headers that continue',
      `---- BEGIN SSH2 PUBLIC KEY ----\na:\\\n${'a:\\\n'.repeat(4000)}---- END SSH2 PUBLIC KEY ----`,
    ],
    ['beginnings', '-----BEGIN PUBLIC KEY-----\n'.repeat(600)],
    ['blanks', ' '.repeat(16000)],
    ['numbers', '1234 5 '.repeat(2300)],
    ['colons', 'ab:'.repeat(5400)],
  ])('answers within a moment on 16 KiB of %s', (_, text) => {
    const start = performance.now();
    expect(judgeSshKey({ text }).accepted).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
