import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readVariables } from '../../platform/config/read-variables.js';
import { fetchMetadata } from './metadata.source.js';
import { providerVariables } from './saml.config.js';

describe('the source of metadata', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'metadata-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  async function read(content: string | Buffer | undefined): Promise<string> {
    const SAML_IDP_METADATA_FILE = join(directory, 'metadata.xml');
    if (content === undefined) await rm(SAML_IDP_METADATA_FILE, { force: true });
    else await writeFile(SAML_IDP_METADATA_FILE, content);
    return fetchMetadata({ key: '', ...readVariables(providerVariables, { SAML_IDP_METADATA_FILE }) });
  }

  it('may be a file, which is read as it is at that time', async () => {
    expect(await read('<a>é</a>')).toBe('<a>é</a>');
    expect(await read('<b/>')).toBe('<b/>');
  });

  it('may be no file, or none that can be metadata', async () => {
    await expect(read(undefined)).rejects.toThrow('ENOENT');
    await expect(read(Buffer.from([0x3c, 0xff]))).rejects.toThrow('it is not UTF-8');
    await expect(read(' '.repeat(1024 * 1024 + 1))).rejects.toThrow('it is too large');
  });
});
