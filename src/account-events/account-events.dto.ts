import { IsIn } from 'class-validator';
import { ACCOUNT_STATES, type AccountState } from '../account/account-state.js';
import { AccountDisabledDto, AccountProgressDto } from '../account/api/account.dto.js';
import { CHANNELS, type Channel } from '../account/channel/channel.js';

/** How an account stands. */
export class AccountStatusDto {
  /** @example 0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f50 */
  id!: string;
  @IsIn(CHANNELS)
  channel!: Channel;
  /** @example "Payroll transfers" */
  name!: string;
  /** Of a REST account; null until the authorization server knows it. @example self_service_chaman_101870_k3v9q0x7ab */
  clientId!: string | null;
  @IsIn(ACCOUNT_STATES)
  state!: AccountState;
  /** Since when it is in this state. @example 2026-03-01T10:15:07.000Z */
  stateSince!: Date;
  /** Present while the account is not what was asked for. */
  progress!: AccountProgressDto | null;
  /** Present from the moment on that operations disabled it. */
  disabled!: AccountDisabledDto | null;
  /** Raised by every change; the ETag. @example 1 */
  revision!: number;
}

/** All accounts as they are now: they take the place of everything that was told before. */
class AccountsNowDto {
  accounts!: AccountStatusDto[];
}

/** An account that is no more. */
class GoneAccountDto {
  /** @example 0198b3a2-7c41-7d60-a5e9-0c1f2d3e4f50 */
  id!: string;
}

/** `session-ended` · `access-lost` · `too-many-streams`: this session opened another one in its place. */
export const END_REASONS = ['session-ended', 'access-lost', 'too-many-streams'] as const;
export type EndReason = (typeof END_REASONS)[number];

class StreamEndDto {
  @IsIn(END_REASONS)
  reason!: EndReason;
}

/** The first event of a stream that does not go on from `Last-Event-ID`. */
class ResetEventDto {
  @IsIn(['reset'])
  event!: 'reset';
  /** @example MTc5NTY0NTgwOC40MTI */
  id!: string;
  data!: AccountsNowDto;
}

/** An account is new, or differs from what was told of it. */
class AccountEventDto {
  @IsIn(['account'])
  event!: 'account';
  /** @example MTc5NTY0NTgwOC40MTM */
  id!: string;
  data!: AccountStatusDto;
}

/** Every system confirmed that the account is gone. */
class AccountDeletedEventDto {
  @IsIn(['account-deleted'])
  event!: 'account-deleted';
  /** @example MTc5NTY0NTgwOC40MTQ */
  id!: string;
  data!: GoneAccountDto;
}

/** The last event of a stream that is not to be opened again without the person: the connection ends after it. */
class EndEventDto {
  @IsIn(['end'])
  event!: 'end';
  data!: StreamEndDto;
}

export const EVENT_KINDS = [ResetEventDto, AccountEventDto, AccountDeletedEventDto, EndEventDto];
