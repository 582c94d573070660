import { randomUUID } from 'node:crypto';
import { CHANNEL_DESCRIPTORS } from '../account/channel/channel-descriptors.js';
import type { Gateway, GatewayName, Surveyed } from '../provisioning/gateway.port.js';
import { desiredAdoption } from './desired-adoption.js';
import type { Remark } from './fault.js';
import type { JudgedAccount } from './rules/judge-account-record.js';

/** What was found at one gateway under an account's name. */
export interface Finding {
  readonly gateway: GatewayName;
  readonly found: Surveyed | 'absent';
}

export interface AccountSurvey {
  readonly findings: readonly Finding[];
  readonly faults: readonly Remark[];
}

/** A gateway that does not answer so often in a row is down: to ask on would only take time. */
const MOST_UNANSWERED = 5;

/** Looks at gateways for accounts that are to be taken over. Writes nothing there. */
export class GatewaySurvey {
  private readonly unanswered = new Map<GatewayName, number>();

  constructor(
    private readonly gateways: readonly Gateway[],
    private readonly budgetMs: number,
  ) {}

  /** @param accountId where an earlier import made the account already */
  async look(
    account: JudgedAccount,
    organisationName: string,
    accountId: string = randomUUID(),
  ): Promise<AccountSurvey> {
    const names = CHANNEL_DESCRIPTORS[account.channel].gateways;
    const desired = desiredAdoption(account, accountId, organisationName);
    const looks = await Promise.all(
      this.gateways
        .filter(({ name }) => names.includes(name))
        .map(async (gateway): Promise<Finding | Remark> => {
          const { name } = gateway;
          if ((this.unanswered.get(name) ?? 0) >= MOST_UNANSWERED) return fault(name, 'answers', 'it does not answer');
          const seen = await gateway.survey(desired, nameAt(name, account), AbortSignal.timeout(this.budgetMs));
          if (seen.outcome === 'unavailable') {
            this.unanswered.set(name, (this.unanswered.get(name) ?? 0) + 1);
            return fault(name, 'answers', seen.cause);
          }
          this.unanswered.set(name, 0);
          if (seen.outcome === 'refused') return fault(name, seen.reason, seen.detail);
          if (seen.outcome === 'absent') return { gateway: name, found: 'absent' };
          if (seen.marker === 'another')
            return fault(name, 'marker', 'it carries the marker of another account or installation');
          if (!seen.enabled && account.disabled === undefined)
            return fault(name, 'disabled', 'it lets nobody in: it is disabled, or its time is over');
          return { gateway: name, found: seen };
        }),
    );
    return {
      findings: looks.filter((look) => 'found' in look && 'gateway' in look),
      faults: looks.filter((look) => 'demand' in look),
    };
  }
}

/** The name under which a gateway knows the account until now. */
export function nameAt(gateway: GatewayName, { login, registryName }: JudgedAccount): string {
  return gateway === 'certificate-registry' ? registryName : login;
}

const DEMANDS: Readonly<Record<string, { readonly demand: string; readonly remedy: string }>> = {
  answers: { demand: 'The gateway answers.', remedy: 'Mend it, or its address and password here, and run this again.' },
  marker: {
    demand: 'Nobody else looks after it.',
    remedy: 'Take the account out of the file, or the marker off it there.',
  },
  disabled: {
    demand: 'The file says what becomes of an account that is disabled.',
    remedy: 'Add "disabled": true to keep it so, or false to let its holder in.',
  },
  'password-unknown': {
    demand: 'The file-transfer server holds a password, or the file gives its hash.',
    remedy: 'Add passwordHash, or take the account out of the file: its holder makes a new one.',
  },
};

function fault(gateway: GatewayName, rule: string, found: string): Remark {
  const { demand, remedy } = DEMANDS[rule] ?? {
    demand: 'The gateway can hold the account as the file has it.',
    remedy: 'Change the account in the file or at the gateway.',
  };
  return { field: gateway, rule, demand, found, remedy };
}
