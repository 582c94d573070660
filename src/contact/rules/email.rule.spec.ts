import { failures } from '../../platform/rule/rule.js';
import { judgeEmail } from './email.rule.js';

const accepted = (address: string) => failures(judgeEmail(address)).length === 0;
const domainOf = (length: number) => `${'a.'.repeat((length - 2) / 2)}be`;

describe('an e-mail address', () => {
  it.each([
    'an.peeters@example.be',
    ' an@example.be ',
    "o'brien+test@sub.example.co.uk",
    'a@b-c.museum',
    'x@xn--bcher-kva.xn--p1ai',
    `a@${domainOf(252)}`,
    `${'a'.repeat(64)}@example.be`,
  ])('may be %j', (address) => expect(accepted(address)).toBe(true));

  it.each([
    '',
    'an',
    'an@',
    '@example.be',
    'an@example',
    'an@@example.be',
    'an@example.be, jan@example.be',
    'an peeters@example.be',
    'An <an@example.be>',
    '.an@example.be',
    'an.@example.be',
    'a..n@example.be',
    'an@.example.be',
    'an@example..be',
    'an@-example.be',
    'an@example-.be',
    'an@example.b',
    'an@127.0.0.1',
    'an@example.be\nBcc: x@example.be',
    'änne@example.be',
    `a@${domainOf(254)}`,
    `${'a'.repeat(65)}@example.be`,
    `an@${'a'.repeat(64)}.be`,
  ])('may not be %j', (address) => expect(accepted(address)).toBe(false));
});
