import type { Plant } from './planted-product.js';

/** Nobody looks for due work that no job announces. */
export const NO_SWEEP: readonly Plant[] = [
  {
    file: 'provisioning/sweep.js',
    of: `const due = await this.targets.due(this.gatewaysIn('closed'), BATCH);`,
    instead: 'const due = [];',
  },
];

/** A result is recorded by whoever comes with one, also after its lease has passed to somebody else. */
export const NO_FENCE: readonly Plant[] = [
  {
    file: 'provisioning/target.store.js',
    of: `where id = ? and lease_token = ?
       returning id, account_id`,
    instead: `where id = ? and (lease_token = ? or true)
       returning id, account_id`,
  },
];

/** A client id is kept only once the authorization server has confirmed it: a worker that dies before makes another one. */
export const SECOND_CLIENT_ID: readonly Plant[] = [
  {
    file: 'provisioning/desired-account.js',
    of: 'account.clientId ??= await giveClientId(em, id, sender.number);',
    instead: `{
      const [at] = await em.execute('select max(provisioned_revision) as confirmed from provisioning_target where account_id = ?', [id]);
      if (at.confirmed === 0) account.clientId = await giveClientId(em, id, sender.number);
    }`,
  },
  {
    file: 'provisioning/client-id.js',
    of: `select 'client-id', ? from account where id = ? and client_id is null`,
    instead: `select 'client-id', ? from account where id = ?`,
  },
  {
    file: 'provisioning/client-id.js',
    of: 'from issued where id = ? and client_id is null',
    instead: 'from issued where id = ?',
  },
];

/** A removal that got no answer is taken for one that was done. */
export const LOST_REMOVAL: readonly Plant[] = [
  {
    file: 'provisioning/attempt.js',
    of: 'return failed(result, target, settings);',
    instead: `return desired.kind === 'tombstone' && result.outcome === 'unavailable'
            ? removed(desired.revision, target) : failed(result, target, settings);`,
  },
];

/** An account is shown as active as soon as one of its gateways has confirmed. */
export const ACTIVE_EARLY: readonly Plant[] = [
  { file: 'account/account-state.js', of: 'return targets.every((', instead: 'return targets.some((' },
];
