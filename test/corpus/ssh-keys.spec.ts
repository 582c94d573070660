import { failures } from '../../src/platform/rule/rule.js';
import { judgeSshKey } from '../../src/ssh-key/judge-ssh-key.js';
import { CORPUS, corpusBytes, corpusIsPresent, readCorpus } from './corpus.js';

interface SshEntry {
  readonly kind: 'ssh';
  readonly file: string;
  readonly encoding?: string;
  readonly ssh: { readonly accept: boolean; readonly code: string };
  readonly facts?: { readonly sshKeygenL?: string };
  readonly ambiguities: readonly string[];
}

if (!corpusIsPresent()) {
  describe('SSH keys of the corpus', () => {
    it.skip(`SKIPPED: there is no corpus at ${CORPUS}`, () => undefined);
  });
} else {
  const entries = readCorpus<SshEntry>('ssh');

  describe('SSH keys of the corpus', () => {
    it.each(entries)('judges $file', (entry) => {
      const verdict = judgeSshKey({ text: corpusBytes(entry) });
      expect(verdict.accepted).toBe(entry.ssh.accept);
      const failed = failures(verdict.results).map(({ rule }) => rule);
      // A DSA certificate has two faults, and the corpus names now the one, now the other: see docs/decisions/0005.
      const names = failed.includes('certificate') && failed.includes('key-type') ? failed : [verdict.code ?? ''];
      expect(names).toContain(entry.ssh.code);
    });

    const printed = entries.filter(({ ssh, facts }) => ssh.accept && facts?.sshKeygenL?.includes('SHA256:'));
    it.each(printed)('agrees with ssh-keygen on $file', (entry) => {
      const { facts } = judgeSshKey({ text: corpusBytes(entry) });
      expect(entry.facts?.sshKeygenL).toContain(`${facts?.bits} ${facts?.fingerprint}`);
    });

    const secrets = entries.filter(({ ssh }) => ssh.code === 'private-key');
    it.each(secrets)('repeats nothing of the private key in $file', (entry) => {
      const bytes = Buffer.from(corpusBytes(entry));
      const answer = JSON.stringify(judgeSshKey({ text: bytes }));
      const words = bytes.toString('latin1').match(/[A-Za-z0-9+/=]{16,}/g) ?? [];
      expect(words.length).toBeGreaterThan(0);
      expect(words.filter((word) => answer.includes(word))).toEqual([]);
    });
  });
}
