import { IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { ACCOUNT_STATES, type AccountState } from '../../account/account-state.js';

export class DisableAccountDto {
  /** @example true */
  @IsBoolean()
  disabled!: boolean;

  /** For colleagues and the audit trail, never shown to the sender: 1 to 500 characters on one line. @example "Key found on a public page" */
  @IsString()
  @MaxLength(2_000)
  reason!: string;
}

export class AccountAccessDto {
  /** @example true */
  disabled!: boolean;
  /** Since when operations keep it from being used. @example 2026-03-01T10:15:00.000Z */
  disabledSince!: Date | null;
  /** `disabled` once every system has confirmed. @example being-changed */
  @IsIn(ACCOUNT_STATES)
  state!: AccountState;
  /** @example 2 */
  revision!: number;
}
