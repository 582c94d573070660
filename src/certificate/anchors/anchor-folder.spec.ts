import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { basicConstraints, buildAuthority, buildCertificate, keyUsage } from '../../../test/builders/certificates.js';
import { anchorFolderOf, readAnchorFolder } from './anchor-folder.js';

const root = buildAuthority('Root');
const issuing = buildAuthority('Issuing', { issuer: root });
const file = (name: string, bytes: string | Uint8Array) => ({ name, bytes: Buffer.from(bytes) });

describe('a folder of trust anchors, as operations keep it', () => {
  it('lists every certificate with its role and its file', () => {
    const { authorities, store } = anchorFolderOf([
      file('all.pem', issuing.pem + root.pem),
      file('root.cer', root.der),
    ]);
    expect(authorities.map(({ facts, role, file: name }) => [facts.owner, role, name])).toEqual([
      ['Issuing', 'intermediate', 'all.pem'],
      ['Root', 'anchor', 'all.pem'],
      ['Root', 'anchor', 'root.cer'],
    ]);
    expect([store.anchors.length, store.intermediates.length]).toEqual([1, 1]);
  });

  it('has a digest that tells of any change, be it of a name', () => {
    const digests = [
      [file('a', root.pem)],
      [file('b', root.pem)],
      [file('a', root.der)],
      [file('a', root.pem), file('b', issuing.pem)],
    ].map((files) => anchorFolderOf(files).digest);
    expect(new Set(digests).size).toBe(4);
    expect(anchorFolderOf([file('a', root.pem)]).digest).toBe(digests[0]);
  });

  it.each([
    ['is no certificate', 'hello', /bad: not only certificates/],
    ['is self-signed, but no authority', buildCertificate().pem, /bad: CN=edi\.example.*: not a certificate authority/],
    [
      'may not sign certificates',
      buildAuthority('X', { extensions: [basicConstraints(true), keyUsage(6)] }).pem,
      /not a/,
    ],
    ['is of the old kind that cannot say so', buildAuthority('X', { version: 1, extensions: [] }).pem, /not a/],
    ['somebody’s own certificate', buildCertificate({ issuer: root }).pem, /bad: CN=edi\.example.*: not a/],
  ])('has no file that %s', (_, content, message) => {
    expect(() => anchorFolderOf([file('good', root.pem), file('bad', content)])).toThrow(message);
  });

  it('names every faulty file at once', () => {
    expect(() => anchorFolderOf([file('a', 'x'), file('b', root.pem), file('c', 'y')])).toThrow(/^a: .*; c: /);
  });

  it('is read whole, links followed, hidden files and folders left alone', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'anchors-'));
    await mkdir(join(directory, '..data'));
    await writeFile(join(directory, '..data', 'root.pem'), root.pem);
    await symlink(join('..data', 'root.pem'), join(directory, 'root.pem'));
    await writeFile(join(directory, 'issuing.cer'), issuing.der);
    await writeFile(join(directory, '.DS_Store'), 'x');
    const { authorities } = await readAnchorFolder(directory);
    await rm(directory, { recursive: true });
    expect(authorities.map(({ file: name }) => name)).toEqual(['issuing.cer', 'root.pem']);
  });

  it('is neither empty nor without an anchor', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'anchors-'));
    await expect(readAnchorFolder(directory)).rejects.toThrow(/anchors-.*: the folder is empty/);
    await writeFile(join(directory, 'issuing.pem'), issuing.pem);
    await expect(readAnchorFolder(directory)).rejects.toThrow(/no trust anchor/);
    await symlink('nowhere', join(directory, 'root.pem'));
    await expect(readAnchorFolder(directory)).rejects.toThrow(/^root\.pem: cannot be read \(ENOENT\)/);
    await rm(directory, { recursive: true });
    await expect(readAnchorFolder(directory)).rejects.toThrow(/cannot be read \(ENOENT\)/);
  });
});
