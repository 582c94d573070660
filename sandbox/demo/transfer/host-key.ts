import { createHash } from 'node:crypto';
import ssh2 from 'ssh2';

/** The key that the SFTP server shows, once it is the one with this fingerprint (`SHA256:…`). @throws when it is another */
export async function hostKey(host: string, port: number, fingerprint: string): Promise<Buffer> {
  const shown = await shownKey(host, port);
  const found = `SHA256:${createHash('sha256').update(shown).digest('base64').replace(/=+$/, '')}`;
  if (found !== fingerprint) throw new Error(`The SFTP server shows the key ${found} instead of ${fingerprint}.`);
  return shown;
}

/** A line for OpenSSH's list of known hosts. */
export function knownHostsLine(host: string, port: number, key: Buffer): string {
  const type = key.subarray(4, 4 + key.readUInt32BE(0)).toString('ascii');
  return `[${host}]:${port} ${type} ${key.toString('base64')}\n`;
}

function shownKey(host: string, port: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const client = new ssh2.Client();
    client.on('error', reject);
    const hostVerifier = (key: Buffer) => {
      resolve(key);
      return false;
    };
    client.connect({ host, port, username: 'nobody', hostVerifier });
  });
}
