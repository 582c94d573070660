import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLines } from './read-lines.js';

describe('the lines of a file', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lines-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  async function lines(content: string | Buffer, most?: number): Promise<(string | null)[]> {
    const path = join(directory, 'file');
    await writeFile(path, content);
    const read: (string | null)[] = [];
    for await (const { number, bytes } of readLines(path, most)) {
      read.push(bytes?.toString('utf8') ?? null);
      expect(number).toBe(read.length);
    }
    return read;
  }

  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['\n\na', ['', '', 'a']],
    ['\ufeffa\n\ufeffb', ['a', '\ufeffb']],
  ])('of %j are %j', async (content, expected) => {
    expect(await lines(content)).toEqual(expected);
  });

  it('longer than allowed are passed over, whatever pieces they come in, and those after them are read', async () => {
    expect(await lines(`${'x'.repeat(200_000)}\nafter\n${'y'.repeat(11)}\n${'z'.repeat(10)}`, 10)).toEqual([
      null,
      'after',
      null,
      'z'.repeat(10),
    ]);
  });

  it('may be cut anywhere by the pieces in which a file is read', async () => {
    const long = Array.from({ length: 5_000 }, (_each, index) => `${index} ${'é'.repeat(index % 40)}`);
    expect(await lines(long.join('\n'))).toEqual(long);
  });
});
