import { IsIn, IsOptional } from 'class-validator';
import { CHANNELS, type Channel } from '../account/channel/channel.js';

export class PermissionQueryDto {
  /** Only permissions for this channel. */
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;
}

export class PermissionDto {
  /** Stable code, used when an account is created. @example DIMONA_V2 */
  code!: string;
  /** Label in the language of the request. */
  label!: string;
  channels!: Channel[];
  /** Whether new accounts may choose it. */
  offered!: boolean;
}

export class PermissionListDto {
  items!: PermissionDto[];
}
