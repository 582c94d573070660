/** The sender's side of SFTP: whoever holds this key. */
export interface FileTransfer {
  /** What does the work, for people. */
  readonly program: string;
  /** Names in the directory that sign-in leads to. @throws SignInRefused */
  list(): Promise<readonly string[]>;
  put(localFile: string, remotePath: string): Promise<void>;
  get(remotePath: string, localFile: string): Promise<void>;
}

/** The server does not know this key for this user. */
export class SignInRefused extends Error {
  constructor() {
    super('The server refused to let this key sign in.');
  }
}

export interface SftpAddress {
  readonly host: string;
  readonly port: number;
  readonly userName: string;
  readonly privateKeyFile: string;
}
