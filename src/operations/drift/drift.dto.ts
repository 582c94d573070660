import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/may-be-absent.decorator.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';
import { DRIFT_KINDS, REPAIR_STATES, type DriftKind, type RepairState } from '../../provisioning/drift/drift-kind.js';
import { GATEWAY_NAMES, type GatewayName } from '../../provisioning/gateway.port.js';

export class DriftQueryDto extends PageQueryDto {
  /** Only findings in this gateway. */
  @MayBeAbsent()
  @IsIn(GATEWAY_NAMES)
  gateway?: GatewayName;

  /** Only findings of this kind. */
  @MayBeAbsent()
  @IsIn(DRIFT_KINDS)
  kind?: DriftKind;
}

export class DriftRunDto {
  /** @example 2026-03-01T02:00:00.000Z */
  startedAt!: string;
  /** Null while it looks. @example 2026-03-01T02:04:10.000Z */
  endedAt!: string | null;
  /** Why it could not look at everything, in English; null when it did. @example "the gateway does not answer" */
  failure!: string | null;
  /** Accounts that were compared. Those under way just then are left out. @example 1204 */
  checked!: number;
  /** Accounts about which the gateway did not answer. @example 0 */
  undecided!: number;
  /** Objects of ours that the gateway holds. @example 1206 */
  listed!: number;
  /** Accounts of which the gateway has nothing. @example 1 */
  missing!: number;
  /** Accounts of which it has something else. @example 0 */
  different!: number;
  /** Objects of ours that belong to no account. @example 2 */
  unknown!: number;
}

export class GatewayDriftDto {
  @IsIn(GATEWAY_NAMES)
  gateway!: GatewayName;
  /** The newest look at everything, whose findings are listed; null when there was none yet. */
  report!: DriftRunDto | null;
  /** The newest look, whatever became of it. */
  lastRun!: DriftRunDto | null;
  /** @example 2026-03-02T02:04:10.000Z */
  nextAt!: string;
}

export class DriftFindingDto {
  /** @example 0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f60 */
  id!: string;
  @IsIn(GATEWAY_NAMES)
  gateway!: GatewayName;
  /** `missing`: it has nothing of this account · `different`: other parts than wanted · `unknown`: an object of ours that belongs to no account. */
  @IsIn(DRIFT_KINDS)
  kind!: DriftKind;
  /** The account that the object is marked with; with `unknown`, it may be long gone. @example 0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f50 */
  accountId!: string;
  /** @example EXPpayroll */
  login!: string;
  /** Parts that differ. `held-by-another`: somebody else has the name. `copy-of-a-living-account`: to be removed by hand. `folder-without-user`: lets nobody in, `login` is the folder’s name. @example ["permissions"] */
  parts!: string[];
  /** @example 2026-03-01T02:03:00.000Z */
  foundAt!: string;
  /** How far a repair is; null when none was asked for. `needless`: it was no longer so. */
  @IsIn([...REPAIR_STATES, null])
  repair!: RepairState | null;
  /** @example 2026-03-01T09:00:00.000Z */
  repairAt!: string | null;
  /** Why it failed or was not needed, in English. @example "the account is gone" */
  repairDetail!: string | null;
}

export class DriftDto {
  gateways!: GatewayDriftDto[];
  items!: DriftFindingDto[];
  /** Give it as `after` to go on; null on the last page. */
  next!: string | null;
}

export class DriftCheckRequestDto {
  /** Only this gateway; all where absent. */
  @MayBeAbsent()
  @IsIn(GATEWAY_NAMES)
  gateway?: GatewayName;
}

export class DriftCheckAskedDto {
  /** Those that will be looked through, one after the other. @example ["file-transfer"] */
  @IsIn(GATEWAY_NAMES, { each: true })
  gateways!: GatewayName[];
}

export class AllOfKindDto {
  @IsIn(GATEWAY_NAMES)
  gateway!: GatewayName;
  @IsIn(DRIFT_KINDS)
  kind!: DriftKind;
  /** How many the report says there are: whoever asks for all of them has seen how many that is. @example 3 */
  @IsInt()
  @Min(1)
  @Max(10_000)
  count!: number;
}

export class DriftRepairRequestDto {
  /** Findings of the report. Instead of `all`. @example ["0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f60"] */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  findings?: string[];

  /** Everything of one kind in one gateway. Instead of `findings`. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => AllOfKindDto)
  all?: AllOfKindDto;
}

export class DriftRepairAskedDto {
  /** How many repairs will be carried out. Findings that are gone, or whose repair was asked for already, do not count. @example 1 */
  asked!: number;
}
