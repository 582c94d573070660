import { createHash, randomUUID } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { CertificatesInForce } from '../../certificate-registry/certificates-in-force.js';
import { EXPLANATIONS } from './explanations.js';
import { judgeDelivery, type Reason, type Verdict } from './judge-delivery.js';

/** What the sender finds beside the file. */
export interface Receipt {
  readonly file: string;
  readonly status: 'taken-in' | 'refused';
  readonly reason?: Reason;
  /** For people. */
  readonly explanation: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly account: string;
  /** Of the file that was judged, in bytes; absent where there was none, or where it was too large to look at. */
  readonly size?: number;
  /** Hexadecimal. */
  readonly sha256?: string;
  /** By which it was taken in, or by which it claims to be signed. */
  readonly certificate?: string;
}

const SIGNATURE_SUFFIX = '.p7s';
const RECEIPT_SUFFIX = '.receipt.json';
/** Names under which programs store what they have not finished; they rename it afterwards. */
const UNFINISHED = /\.(filepart|part|tmp)$/i;
const LARGEST_FILE = 16 * 1024 * 1024;
const LARGEST_SIGNATURE = 64 * 1024;

type Read = Uint8Array | 'missing' | 'too-large';

/**
 * The receiving side of FTP and SFTP: judges each file that arrives in a permission's folder, with the detached signature that lies
 * beside it, and leaves a receipt there. Which of the two arrives first does not matter: each arrival is judged anew, at once, before the
 * client hears that its file is stored. Files stay where they are; what is taken in is kept besides, as it was judged.
 */
export class Reception {
  constructor(
    private readonly certificates: CertificatesInForce,
    /** Holds what was taken in, named by its SHA-256, and `journal.jsonl` with every receipt. On the disk of the files. */
    private readonly directory: string,
  ) {
    mkdirSync(directory, { recursive: true });
  }

  /** `place`: where the file or signature lies that has just arrived from this account. Never throws: a full disk leaves no receipt. */
  arrived(login: string, place: string): Receipt | undefined {
    const file = place.endsWith(SIGNATURE_SUFFIX) ? place.slice(0, -SIGNATURE_SUFFIX.length) : place;
    const name = basename(file);
    if (file.endsWith(sep) || name.endsWith(RECEIPT_SUFFIX) || UNFINISHED.test(name)) return undefined;
    try {
      return this.receive(login, file);
    } catch {
      return undefined;
    }
  }

  private receive(login: string, place: string): Receipt {
    const at = new Date();
    const file = readBounded(place, LARGEST_FILE);
    const signature = readBounded(`${place}${SIGNATURE_SUFFIX}`, LARGEST_SIGNATURE);
    const verdict = this.judge(login, file, signature, at);
    const sha256 = typeof file === 'string' ? undefined : createHash('sha256').update(file).digest('hex');
    if (verdict.status === 'taken-in' && typeof file !== 'string') this.write(join(this.directory, sha256 ?? ''), file);
    const receipt = {
      file: basename(place),
      ...outcome(verdict),
      at: at.toISOString(),
      account: login,
      ...(typeof file !== 'string' && { size: file.length, sha256 }),
    };
    this.write(`${place}${RECEIPT_SUFFIX}`, `${JSON.stringify(receipt, null, 2)}\n`);
    appendFileSync(join(this.directory, 'journal.jsonl'), `${JSON.stringify(receipt)}\n`, { mode: 0o600 });
    return receipt;
  }

  private judge(login: string, file: Read, signature: Read, at: Date): Verdict {
    const refused = (reason: Reason): Verdict => ({ status: 'refused', reason });
    if (typeof file === 'string') return refused(`file-${file}`);
    if (typeof signature === 'string') return refused(`signature-${signature}`);
    return judgeDelivery({ file, signature, inForce: this.certificates.of(login), at });
  }

  /** In one step: whoever reads sees the old content or the new, and a link under that name is replaced, not followed. */
  private write(place: string, content: string | Uint8Array): void {
    const draft = join(this.directory, `draft-${randomUUID()}`);
    writeFileSync(draft, content, { mode: 0o640, flag: 'wx' });
    renameSync(draft, place);
  }
}

function outcome(verdict: Verdict): Pick<Receipt, 'status' | 'reason' | 'explanation' | 'certificate'> {
  if (verdict.status === 'refused') {
    const { status, reason, certificateNamed: certificate } = verdict;
    return { status, reason, explanation: EXPLANATIONS[reason], ...(certificate !== undefined && { certificate }) };
  }
  const { status, certificate } = verdict;
  const number = `serial number ${BigInt(`0x${certificate.serialNumber}`)}`;
  return {
    status,
    explanation: 'The file was taken in. Its signature is by the certificate of this account.',
    certificate: number,
  };
}

/** Only a regular file, and never through a link. */
function readBounded(place: string, largest: number): Read {
  let descriptor: number;
  try {
    descriptor = openSync(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return 'missing';
  }
  try {
    if (!fstatSync(descriptor).isFile()) return 'missing';
    const size = fstatSync(descriptor).size;
    if (size > largest) return 'too-large';
    const content = Buffer.alloc(size);
    return content.subarray(0, readSync(descriptor, content, 0, size, 0));
  } finally {
    closeSync(descriptor);
  }
}
