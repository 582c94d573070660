import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../platform/http/access.decorator.js';
import { CONNECTION_CONFIG, type ConnectionConfig } from './connection.config.js';
import { ConnectionsDto, type FileConnectionDto } from './connection.dto.js';

/** Ports where an address names none (RFC 4217 explicit TLS uses that of FTP; RFC 4253). */
const USUAL_PORTS: Readonly<Record<string, number>> = { 'ftp:': 21, 'ftps:': 990, 'sftp:': 22 };

@ApiTags('Connections')
@Controller('api/v1/connections')
export class ConnectionController {
  constructor(@Inject(CONNECTION_CONFIG) private readonly config: ConnectionConfig) {}

  /** Where the accounts of each channel connect to. */
  @Get()
  @Access('signed-in')
  show(): ConnectionsDto {
    const { config } = this;
    const tokenUrl = config.CONNECTION_TOKEN_URL;
    return {
      ftp: fileConnection(config.CONNECTION_FTP_URL, ''),
      sftp: fileConnection(config.CONNECTION_SFTP_URL, config.CONNECTION_SFTP_HOST_KEY),
      soap: config.CONNECTION_SOAP_URL ? { url: config.CONNECTION_SOAP_URL } : null,
      rest: tokenUrl ? { tokenUrl, audience: config.CONNECTION_TOKEN_AUDIENCE || tokenUrl } : null,
    };
  }
}

function fileConnection(address: string, hostKeyFingerprint: string): FileConnectionDto | null {
  if (!address) return null;
  const { protocol, hostname, port } = new URL(address);
  return {
    host: hostname,
    port: port ? Number(port) : (USUAL_PORTS[protocol] as number),
    hostKeyFingerprint: hostKeyFingerprint || null,
  };
}
