import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/may-be-absent.decorator.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';
import { AUDIT_ACTION_CODES, type AuditAction } from '../audit-action.js';
import { ACTOR_KINDS, type ActorKind } from '../audit-event.entity.js';

export class AuditQueryDto extends PageQueryDto {
  /** Only events of this account; deleted ones too. */
  @MayBeAbsent()
  @IsUUID()
  accountId?: string;
}

export class OpsAuditQueryDto extends AuditQueryDto {
  /** Only events of this sender. @example "101870" */
  @MayBeAbsent()
  @IsString()
  @MaxLength(6)
  senderNumber?: string;

  /** Only what this person (the identity provider's name for them), client id, `worker` or `unknown` did. @example self_service_chaman_101870_usjzl4xayy */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  actorId?: string;

  /** Only events of this kind. */
  @MayBeAbsent()
  @IsIn(AUDIT_ACTION_CODES)
  action?: AuditAction;

  /** Not before this day or moment, in UTC. @example 2026-03-01T08:00:00Z */
  @MayBeAbsent()
  @IsString()
  @MaxLength(24)
  from?: string;

  /** Before this day or moment, in UTC. @example 2026-04-01 */
  @MayBeAbsent()
  @IsString()
  @MaxLength(24)
  to?: string;
}

export class AuditActorDto {
  /** `system`: your own software · `worker`: ChaMan itself · `unknown`: nobody who was signed in. @example person */
  @IsIn(ACTOR_KINDS)
  kind!: ActorKind;
  /** @example "An Peeters" */
  name!: string;
}

/** Something that was done, or tried in vain. */
export class AuditEventDto {
  /** @example 0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f50 */
  id!: string;
  /** @example 2026-03-01T10:15:00.000Z */
  at!: Date;
  /** Stable code. @example account.certificate-added */
  @IsIn(AUDIT_ACTION_CODES)
  action!: AuditAction;
  /** What was done or tried, in the language of the request. @example "Certificate added" */
  text!: string;
  /** Why it was refused, in the language of the request; null for what was done. */
  reason!: string | null;
  actor!: AuditActorDto;
  /** @example 0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f50 */
  accountId!: string | null;
  /** Of the request that did it: the `instance` of a problem. Null for what ChaMan does by itself. @example 1b4e28ba-2fa1-41d2-883f-0016d3cca427 */
  requestId!: string | null;
  /** What was, without anything secret; null where there was nothing. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  before!: object | null;
  /** What became of it, or why it was refused. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  after!: object | null;
}

export class AuditEventPageDto {
  items!: AuditEventDto[];
  /** Give it as `after` to go on; null on the last page. */
  next!: string | null;
}

export class OpsAuditEventDto extends AuditEventDto {
  /** Null where nobody's channels were meant. @example "101870" */
  senderNumber!: string | null;
  /** The identity provider's name for the person, or the system's client id. @example self_service_chaman_101870_usjzl4xayy */
  actorId!: string;
  /** From where the request came. @example 192.0.2.17 */
  remoteAddress!: string | null;
}

export class OpsAuditEventPageDto {
  items!: OpsAuditEventDto[];
  /** Give it as `after` to go on; null on the last page. */
  next!: string | null;
}
