import { Body, Controller, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AccountEditor } from '../../account/account-editor.js';
import { accountState } from '../../account/account-state.js';
import { AccountId } from '../../account/api/path-parameters.js';
import { CurrentOperator, type Operator } from '../../identity/operator.js';
import { Clock } from '../../platform/clock.js';
import { Access } from '../../platform/http/access.decorator.js';
import { refuseIfAny } from '../../platform/http/judged.js';
import { issuesFor } from '../../platform/rule/issue.js';
import { tidyOneLineText } from '../../platform/rule/one-line-text.rule.js';
import { judgeRemark } from '../remark.rule.js';
import { AccountAccessDto, DisableAccountDto } from './account-access.dto.js';

@ApiTags('Operations')
@Controller('api/v1/ops/accounts/:id/disabled')
export class AccountAccessController {
  constructor(
    private readonly editor: AccountEditor,
    private readonly clock: Clock,
  ) {}

  /**
   * Disable one account at once, or enable it again. Every system keeps it and lets nobody in; sessions are cut, tokens that are
   * out live to their end (five minutes at most). The sender sees it, can go on changing or deleting the account, and cannot undo it.
   */
  @Put()
  @Access('operations', 'resource/not-found', 'request/invalid', 'account/being-deleted')
  async setDisabled(
    @CurrentOperator() operator: Operator,
    @AccountId() id: string,
    @Body() { disabled, reason: given }: DisableAccountDto,
  ): Promise<AccountAccessDto> {
    const reason = tidyOneLineText(given);
    refuseIfAny(issuesFor('reason', judgeRemark(reason)));
    const action = disabled ? 'account.disabled' : 'account.enabled';
    const account = await this.editor.editAny(operator, id, action, reason, (_em, account) => {
      if ((account.disabledAt !== null) === disabled) return false;
      account.disabledAt = disabled ? this.clock.now() : null;
      return true;
    });
    const { disabledAt, revision } = account;
    return { disabled: disabledAt !== null, disabledSince: disabledAt, state: accountState(account).state, revision };
  }
}
