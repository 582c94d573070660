export interface SftpgoConfig {
  /** Without `/api/v2`. */
  readonly url: string;
  readonly adminUser: string;
  readonly adminPassword: string;
  /** Absolute path on the file-transfer server under which each account gets a directory named after its id. */
  readonly homeRoot: string;
  /** Tells our objects from those of another installation on the same server. Letters, digits, `-`, `_`, `.` and `~`. */
  readonly instanceId: string;
  readonly callTimeoutMs: number;
}
