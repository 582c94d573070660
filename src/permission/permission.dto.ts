import { IsIn } from 'class-validator';
import { CHANNELS, type Channel } from '../account/channel/channel.js';
import { MayBeAbsent } from '../platform/http/may-be-absent.decorator.js';

export class PermissionQueryDto {
  /** Only permissions for this channel. */
  @MayBeAbsent()
  @IsIn(CHANNELS)
  channel?: Channel;
}

export class PermissionDto {
  /** Stable code, used when an account is created. @example DIMONA_V2 */
  code!: string;
  /** Label in the language of the request. @example "Immediate declaration of employment" */
  label!: string;
  channels!: Channel[];
  /** Whether new accounts may choose it. */
  offered!: boolean;
}

export class PermissionListDto {
  items!: PermissionDto[];
}
