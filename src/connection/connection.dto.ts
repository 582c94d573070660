export class FileConnectionDto {
  /** @example files.example.be */
  host!: string;
  /** @example 8022 */
  port!: number;
  /** SFTP: fingerprint of the server's key as OpenSSH shows it; null where it is not published, and for FTP. @example SHA256:jY3ZKXpN4jqcTTbVtPMTrjBOnS3EbpHHRmfCJFXyDkw */
  hostKeyFingerprint!: string | null;
}

export class SoapConnectionDto {
  /** @example https://services.example.be/soap */
  url!: string;
}

export class TokenConnectionDto {
  /** Where tokens are asked for. @example https://login.example.be/realms/channels/protocol/openid-connect/token */
  tokenUrl!: string;
  /** The `aud` of client assertions. @example https://login.example.be/realms/channels/protocol/openid-connect/token */
  audience!: string;
}

/** Where the accounts of each channel connect to; null where the installation does not say. */
export class ConnectionsDto {
  ftp!: FileConnectionDto | null;
  sftp!: FileConnectionDto | null;
  soap!: SoapConnectionDto | null;
  rest!: TokenConnectionDto | null;
}
