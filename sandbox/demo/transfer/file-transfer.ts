/** The sender's side of FTP or SFTP: whoever has this password or key. */
export interface FileTransfer {
  /** What does the work, for people. */
  readonly program: string;
  /** Names in the directory that sign-in leads to. @throws SignInRefused */
  list(): Promise<readonly string[]>;
  put(localFile: string, remotePath: string): Promise<void>;
  get(remotePath: string, localFile: string): Promise<void>;
}

/** The server does not know this key, or this password, for this user. */
export class SignInRefused extends Error {
  constructor() {
    super('The server refused the sign-in.');
  }
}

export interface SftpAddress {
  readonly host: string;
  readonly port: number;
  readonly userName: string;
  readonly privateKeyFile: string;
}

/** @throws unless the server lets nobody in */
export async function expectSignInRefused(transfer: FileTransfer): Promise<void> {
  const outcome = await transfer.list().then(
    () => new Error('The sign-in worked.'),
    (error: unknown) => error,
  );
  if (!(outcome instanceof SignInRefused)) throw outcome;
}
