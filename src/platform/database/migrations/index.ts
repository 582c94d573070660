import { M0001SignIn } from './m0001-sign-in.migration.js';
import { M0002SendersAndAccounts } from './m0002-senders-and-accounts.migration.js';
import { M0003NewWorkIsDue } from './m0003-new-work-is-due.migration.js';
import { M0004WebServices } from './m0004-web-services.migration.js';
import { M0005ChangeFeed } from './m0005-change-feed.migration.js';
import { M0006Systems } from './m0006-systems.migration.js';
import { M0007AuditAndQuotas } from './m0007-audit-and-quotas.migration.js';
import { M0008Idempotency } from './m0008-idempotency.migration.js';
import { M0009WorkOfEachGateway } from './m0009-work-of-each-gateway.migration.js';
import { M0010PeopleAreTold } from './m0010-people-are-told.migration.js';
import { M0011Operations } from './m0011-operations.migration.js';
import { M0012Drift } from './m0012-drift.migration.js';
import { M0013Adoption } from './m0013-adoption.migration.js';
import { M0015OperationsViews } from './m0015-operations-views.migration.js';
import { M0016IdentityProviders } from './m0016-identity-providers.migration.js';
import { M0018SessionsAreListed } from './m0018-sessions-are-listed.migration.js';
import { M0020Erasure } from './m0020-erasure.migration.js';
import { M0021OwnNotes } from './m0021-own-notes.migration.js';
import { M0022WorkNamesItsRequest } from './m0022-work-names-its-request.migration.js';
import { M0026AfterARestore } from './m0026-after-a-restore.migration.js';
import { M0027NextToExpire } from './m0027-next-to-expire.migration.js';

/** In the order in which they run. Forward only in production: see docs/operations.md. */
export const MIGRATIONS = [
  M0001SignIn,
  M0002SendersAndAccounts,
  M0003NewWorkIsDue,
  M0004WebServices,
  M0005ChangeFeed,
  M0006Systems,
  M0007AuditAndQuotas,
  M0008Idempotency,
  M0009WorkOfEachGateway,
  M0010PeopleAreTold,
  M0011Operations,
  M0012Drift,
  M0013Adoption,
  M0015OperationsViews,
  M0016IdentityProviders,
  M0018SessionsAreListed,
  M0020Erasure,
  M0021OwnNotes,
  M0022WorkNamesItsRequest,
  M0026AfterARestore,
  M0027NextToExpire,
];
