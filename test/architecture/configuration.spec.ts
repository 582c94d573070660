import { readFile } from 'node:fs/promises';
import { CONFIGURATION_FILE, renderConfiguration } from '../../scripts/configuration/render-configuration.js';
import { SECTIONS } from '../../scripts/configuration/sections.js';
import { CONFIGURATIONS } from '../../src/configuration.js';

const told = SECTIONS.flatMap(({ variables }) => Object.entries(variables));

describe('the document of the configuration', () => {
  it('is what the schemas say: npm run configuration', async () => {
    expect(await readFile(CONFIGURATION_FILE, 'utf8')).toBe(renderConfiguration());
  });

  it('tells each variable that is read, once', () => {
    const read = Object.values(CONFIGURATIONS).flatMap(({ variables }) => Object.keys(variables));
    const names = told.map(([name]) => name);
    expect(names.toSorted()).toEqual([...new Set(read)].sort());
    expect(names.length).toBeGreaterThan(90);
  });

  it('has an example wherever a default does not show what is meant, and each can be used as it stands', () => {
    const unclear = told.filter(([, variable]) => {
      const { example, type, fallback } = variable;
      const shows = fallback !== undefined && !['', '[object Object]', 'null'].includes(String(fallback));
      return example === undefined && !shows && !type.endsWith('PEM');
    });
    expect(unclear.map(([name]) => name)).toEqual([]);
    const examples = told.filter(([, { example }]) => example !== undefined && !/^[^/]*<.*>$|…/.test(example));
    expect(examples.length).toBeGreaterThan(40);
    for (const [name, { example = '', parse }] of examples)
      expect({ name, parsed: parse(example) }).toEqual({ name, parsed: expect.anything() as unknown });
  });

  it('calls secret whatever is a password, a key of ours, or an address with a password', () => {
    const secrets = told.filter(([, { secret }]) => secret).map(([name]) => name);
    const suspicious = /(SECRET|PASSWORD|TOKEN|_KEYS?|_HEADERS|^(DATABASE|QUEUE|SMTP).*_URL)$/;
    // The fingerprint of a public key.
    const open = ['CONNECTION_SFTP_HOST_KEY'];
    expect(secrets.toSorted()).toEqual(
      told
        .map(([name]) => name)
        .filter((name) => suspicious.test(name) && !open.includes(name))
        .sort(),
    );
  });
});
