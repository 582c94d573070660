import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { CHANNELS, type Channel } from '../account/channel/channel.js';
import { MayBeAbsent } from '../platform/http/may-be-absent.decorator.js';
import { CHANGE_TYPES, type ChangeType } from './change-type.js';

export class ChangeQueryDto {
  /** Where to go on: `next` of the page before, `cursor` of any change, or what `/changes/latest` answered. @example MTc5NTY0NTgwOC40MTI */
  @IsString()
  @MaxLength(200)
  after!: string;

  /** Most changes of a page. 1 to 1000, 200 where absent. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  limit?: number;

  /** For how many seconds the answer may wait while there is no change. 0 to 30, 0 where absent: it comes at once. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(30)
  wait?: number;
}

/** A place in the feed. */
export class FeedCursorDto {
  /** Give it as `after`. Its content means nothing to others and may change. @example MTc5NTY0NTgwOC40MTI */
  cursor!: string;
}

/** Something that happened. It says what to look at again, not what it is now: that is looked up. */
export class ChangeDto {
  /** Give it as `after` to go on behind this change. @example MTc5NTY0NTgwOC40MTM */
  cursor!: string;
  /** Counts 1 by 1 without a gap. Begins anew after a restore of the database only, which cursors tell. @example 413 */
  position!: number;
  /**
   * `sender.created` · `sender.changed`: its organisation's name · `contact.changed`: the contact details, which are not told here ·
   * `account.created`: asked for, not yet in force · `account.changed`: a new revision was asked for · `account.client-id-given`: a
   * REST account has its client id · `account.in-force`: every gateway confirmed this revision · `account.failed`: a gateway
   * refused this revision for good, told once for each that does · `account.deletion-requested`: it may still work somewhere ·
   * `account.deleted`: every gateway confirmed that it is gone; the last change of an account. More types may come: pass over
   * those that you do not know.
   * @example account.in-force
   */
  @IsIn(CHANGE_TYPES)
  type!: ChangeType;
  /** When it happened. Increases from change to change of one account, not over the whole feed. */
  occurredAt!: Date;
  /** Six digits, as text. @example 101870 */
  senderNumber!: string;
  /** Null where the sender itself is told of, as are the fields that follow. @example 01997c1e-6a54-7cc0-a9f5-3f6f2b8f2c11 */
  accountId!: string | null;
  @IsIn([...CHANNELS, null])
  channel!: Channel | null;
  /** Of the account, after this change. @example 1 */
  revision!: number | null;
  /** What an FTP or SFTP account signs in with. @example EXPpayroll1 */
  login!: string | null;
  /** Of a REST account; null until it was given one. @example self_service_chaman_101870_k3v9q0x7ab */
  clientId!: string | null;
}

export class ChangePageDto {
  /** In order. Changes of one account stand in the order in which they happened. */
  items!: ChangeDto[];
  /** Give it as `after` to go on; never null, for a feed has no end. @example MTc5NTY0NTgwOC40MTM */
  next!: string;
  /** Whether more can be read at once. */
  more!: boolean;
}
