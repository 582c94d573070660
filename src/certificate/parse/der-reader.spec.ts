import fc from 'fast-check';
import {
  bitString,
  boolean,
  integer,
  octetString,
  oid,
  sequence,
  setOf,
  tlv,
  utf8String,
} from '../../../test/builders/der.js';
import { derDefects } from './der-defects.js';
import { DerError, readDer, readInnerDer, readWholeDer } from './der-reader.js';
import { content, firstSetBits, integerValue, oidValue } from './der-values.js';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

function faultOf(bytes: Uint8Array): string | undefined {
  try {
    readDer(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof DerError) return error.fault;
    throw error;
  }
}

describe('reading DER', () => {
  it('reads nested values with their places', () => {
    const bytes = sequence(integer(5), sequence(oid('1.2.840'), octetString(hex('abcd'))));
    const root = readDer(bytes);
    expect(root.end).toBe(bytes.length);
    expect(root.children.map(({ tag }) => tag)).toEqual([2, 16]);
    expect(content(root.children[1]?.children[1] as never)).toEqual(new Uint8Array(hex('abcd')));
  });

  it.each([
    ['indefinite-length', '30 80 02 01 05 00 00'],
    ['length-not-minimal', '30 81 03 02 01 05'],
    ['length-not-minimal', '30 82 00 03 02 01 05'],
    ['truncated', '30 05 02 01 05'],
    ['truncated', '30'],
    ['truncated', '30 84 7f ff ff ff'],
    ['truncated', '30 ff'],
    ['truncated', '30 04 02 05 01 02'],
    ['tag-not-minimal', '1f 02 00'],
    ['tag-not-minimal', '1f 80 20 00'],
  ])('refuses %s: %s', (fault, bytes) => {
    expect(faultOf(hex(bytes))).toBe(fault);
  });

  it('bounds the depth and the number of values', () => {
    let deep: Uint8Array = integer(1);
    for (let level = 0; level < 40; level++) deep = sequence(deep);
    expect(faultOf(deep)).toBe('too-deep');
    expect(faultOf(tlv(0x30, Buffer.alloc(60_000)))).toBe('too-many');
  });

  it('takes a whole value only where nothing follows', () => {
    expect(readWholeDer(integer(1))).toBeDefined();
    expect(readWholeDer(Buffer.concat([integer(1), Buffer.from([0])]))).toBeUndefined();
  });

  it('reads what fills another value, where it stands', () => {
    const [wrapped, short] = readDer(sequence(bitString(integer(5)), octetString(hex('0201')))).children;
    const inner = readInnerDer(wrapped as never, 1);
    expect(inner && content(inner)).toEqual(new Uint8Array([5]));
    expect(readInnerDer(wrapped as never, 2)).toBeUndefined();
    expect(readInnerDer(short as never)).toBeUndefined();
  });

  it('never does anything but read or refuse', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void faultOf(bytes)),
      { numRuns: 2000 },
    );
  });
});

describe('canonical forms', () => {
  it.each([
    ['boolean', '01 01 01'],
    ['integer', '02 02 00 05'],
    ['integer', '02 02 ff 80'],
    ['integer', '02 00'],
    ['bit-string', '03 02 03 01'],
    ['bit-string', '03 01 01'],
    ['null', '05 01 00'],
    ['object-identifier', '06 02 80 01'],
    ['object-identifier', '06 02 2a 86'],
    ['constructed-form', '24 03 04 01 00'],
    ['constructed-form', '10 00'],
  ])('names %s: %s', (defect, bytes) => {
    expect(derDefects(readDer(hex(bytes)))).toEqual([defect]);
  });

  it('asks that sets are in order', () => {
    expect(derDefects(readDer(setOf(utf8String('b'), utf8String('a'))))).toEqual([]);
    expect(derDefects(readDer(tlv(0x31, utf8String('b'), utf8String('a'))))).toEqual(['set-order']);
  });

  it('finds nothing in proper values', () => {
    const proper = sequence(
      boolean(true),
      integer(-129),
      bitString(hex('80'), 7),
      oid('2.999.1'),
      octetString(hex('')),
    );
    expect(derDefects(readDer(proper))).toEqual([]);
  });
});

describe('values', () => {
  it('reads integers of any sign and size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(1n << 300n), max: 1n << 300n }), (value) => {
        expect(integerValue(content(readDer(integer(value))))).toBe(value);
      }),
    );
  });

  it('reads object identifiers with large arcs', () => {
    const large = `2.999.${(1n << 80n).toString()}.1`;
    expect(oidValue(readDer(oid(large)))).toBe(large);
    expect(oidValue(readDer(oid('1.3.6.1')))).toBe('1.3.6.1');
  });

  it('reads each of many object identifiers as itself, whichever was read before', () => {
    const identifiers = Array.from({ length: 2000 }, (_, index) => `1.3.6.1.4.1.${index * 37}.${index}`);
    const read = [...identifiers, ...identifiers].map((identifier) => oidValue(readDer(oid(identifier))));
    expect(read).toEqual([...identifiers, ...identifiers]);
  });

  it('counts bits from the highest', () => {
    expect(firstSetBits(readDer(bitString(hex('8080'), 7)))).toEqual([0, 8]);
  });
});
