import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from './configuration-error.js';
import { readVariables } from './read-variables.js';
import { flag, integer, oneOf, text, url } from './variables.js';

const schema = {
  PORT: integer('the port', { min: 0, max: 65535, unit: 'port' }, { fallback: 8080 }),
  DATABASE_URL: url('the database', ['postgres:', 'postgresql:']),
  SECRET: text('a secret', { secret: true, minLength: 8 }),
  MODE: oneOf('the mode', ['fast', 'safe'], { fallback: 'safe' }),
  ON: flag('a switch', { fallback: false }),
};

function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readVariables(schema, environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
}

describe('readVariables', () => {
  it('reads typed values and falls back where allowed', () => {
    expect(readVariables(schema, { DATABASE_URL: 'postgres://h/db', SECRET: '12345678', ON: 'true' })).toEqual({
      PORT: 8080,
      DATABASE_URL: 'postgres://h/db',
      SECRET: '12345678',
      MODE: 'safe',
      ON: true,
    });
  });

  it('names every missing and wrong variable at once, without showing a secret', () => {
    const faults = faultsOf({ PORT: '70000', SECRET: 'short', MODE: 'quick', ON: 'yes' });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['PORT', 'DATABASE_URL', 'SECRET', 'MODE', 'ON']);
    expect(faults.join()).not.toContain('short');
  });

  it('reads a secret from the file that NAME_FILE names', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'secret');
    writeFileSync(file, 'from a file\n');
    expect(readVariables(schema, { DATABASE_URL: 'postgres://h/db', SECRET_FILE: file }).SECRET).toBe('from a file');
  });

  it('says which file could not be read', () => {
    expect(faultsOf({ DATABASE_URL: 'postgres://h/db', SECRET_FILE: '/nowhere/secret' })).toEqual([
      expect.stringContaining('SECRET_FILE'),
    ]);
  });
});
