/**
 * Who gets in where, written by hand and by nobody else: not from the decorators, not from the document. A route without a row
 * fails the suite, and so does a row without a route.
 */
export const GROUNDS = [
  'anybody',
  'signed-in',
  'managers',
  'managers or own software',
  'operations',
  'chaman:senders:read',
  'chaman:contacts:read',
  'chaman:accounts:read',
  'chaman:changes:read',
] as const;
export type Ground = (typeof GROUNDS)[number];

export const ROUTES: Readonly<Record<string, Ground>> = {
  'GET /health/live': 'anybody',
  'GET /health/ready': 'anybody',

  'GET /api/v1/session': 'signed-in',
  'PUT /api/v1/session/organisation': 'signed-in',
  'POST /api/v1/session/logout': 'signed-in',
  'GET /api/v1/permissions': 'signed-in',

  'GET /api/v1/connections': 'signed-in',
  'GET /api/v1/contact': 'managers',
  'PUT /api/v1/contact': 'managers',
  'GET /api/v1/audit-events': 'managers',
  'GET /api/v1/account-events': 'managers',
  'POST /api/v1/certificates/inspect': 'managers',
  'GET /api/v1/certificates/rules': 'managers',
  'POST /api/v1/ssh-keys/inspect': 'managers',
  'GET /api/v1/ssh-keys/rules': 'managers',

  'GET /api/v1/ftp-sftp-accounts': 'managers or own software',
  'POST /api/v1/ftp-sftp-accounts': 'managers',
  'GET /api/v1/ftp-sftp-accounts/{id}': 'managers or own software',
  'PATCH /api/v1/ftp-sftp-accounts/{id}': 'managers',
  'DELETE /api/v1/ftp-sftp-accounts/{id}': 'managers',
  'PUT /api/v1/ftp-sftp-accounts/{id}/password': 'managers',
  'GET /api/v1/ftp-sftp-accounts/{id}/ssh-public-key': 'managers',
  'PUT /api/v1/ftp-sftp-accounts/{id}/ssh-public-key': 'managers',
  'GET /api/v1/ftp-sftp-accounts/{id}/certificate': 'managers',
  'PUT /api/v1/ftp-sftp-accounts/{id}/certificate': 'managers or own software',

  'GET /api/v1/web-service-accounts': 'managers or own software',
  'POST /api/v1/web-service-accounts': 'managers',
  'GET /api/v1/web-service-accounts/{id}': 'managers or own software',
  'PATCH /api/v1/web-service-accounts/{id}': 'managers',
  'DELETE /api/v1/web-service-accounts/{id}': 'managers',
  'GET /api/v1/web-service-accounts/{id}/certificates': 'managers or own software',
  'POST /api/v1/web-service-accounts/{id}/certificates': 'managers or own software',
  'PUT /api/v1/web-service-accounts/{id}/certificate': 'managers or own software',
  'GET /api/v1/web-service-accounts/{id}/certificates/{certificateId}': 'managers or own software',
  'DELETE /api/v1/web-service-accounts/{id}/certificates/{certificateId}': 'managers or own software',

  'GET /api/v1/senders': 'chaman:senders:read',
  'GET /api/v1/senders/{number}': 'chaman:senders:read',
  'GET /api/v1/senders/{number}/contact': 'chaman:contacts:read',
  'GET /api/v1/senders/{number}/accounts': 'chaman:accounts:read',
  'GET /api/v1/accounts': 'chaman:accounts:read',
  'GET /api/v1/changes': 'chaman:changes:read',
  'GET /api/v1/changes/latest': 'chaman:changes:read',

  'GET /api/v1/ops/audit-events': 'operations',
  'GET /api/v1/ops/trust-anchors': 'operations',
  'GET /api/v1/ops/trust-anchors/impact': 'operations',
  'POST /api/v1/ops/trust-anchors/impact': 'operations',
  'GET /api/v1/ops/drift': 'operations',
  'POST /api/v1/ops/drift/check': 'operations',
  'POST /api/v1/ops/drift/repair': 'operations',
  'GET /api/v1/ops/failed-accounts': 'operations',
  'POST /api/v1/ops/accounts/{id}/reconcile': 'operations',
  'PUT /api/v1/ops/accounts/{id}/note': 'operations',
  'PUT /api/v1/ops/accounts/{id}/disabled': 'operations',
  'GET /api/v1/ops/gateways': 'operations',
  'PUT /api/v1/ops/gateways/{name}/paused': 'operations',
  'GET /api/v1/ops/senders': 'operations',
  'GET /api/v1/ops/senders/{number}': 'operations',
  'GET /api/v1/ops/sessions': 'operations',
  'DELETE /api/v1/ops/sessions/{id}': 'operations',
};

const PROBLEM_TYPES = {
  in: 'in',
  required: 'urn:problem-type:chaman:session/required',
  choose: 'urn:problem-type:chaman:session/organisation-required',
  denied: 'urn:problem-type:chaman:access/denied',
  nowhere: 'urn:problem-type:chaman:access/no-organisation',
  'operations-only': 'urn:problem-type:chaman:access/operations-only',
  token: 'urn:problem-type:belgif:noAccessToken',
  invalid: 'urn:problem-type:belgif:invalidAccessToken',
  expired: 'urn:problem-type:belgif:expiredAccessToken',
  scope: 'urn:problem-type:belgif:missingScope',
  sender: 'urn:problem-type:chaman:token/sender-missing',
} as const;
type Verdict = keyof typeof PROBLEM_TYPES;

/** What each kind of caller is told at each ground, in the order of {@link GROUNDS}: `in`, or why not. */
export const VERDICTS = {
  stranger: row('in', 'required', 'required', 'required', 'required', 'token', 'token', 'token', 'token'),
  manager: row('in', 'in', 'in', 'in', 'operations-only', 'token', 'token', 'token', 'token'),
  user: row('in', 'in', 'denied', 'denied', 'operations-only', 'token', 'token', 'token', 'token'),
  undecided: row('in', 'in', 'choose', 'choose', 'operations-only', 'token', 'token', 'token', 'token'),
  'of no organisation': row('in', 'in', 'nowhere', 'nowhere', 'operations-only', 'token', 'token', 'token', 'token'),
  operator: row('in', 'in', 'nowhere', 'nowhere', 'in', 'token', 'token', 'token', 'token'),
  'reader of senders': row('in', 'required', 'required', 'scope', 'required', 'in', 'scope', 'scope', 'scope'),
  'reader of contacts': row('in', 'required', 'required', 'scope', 'required', 'scope', 'in', 'scope', 'scope'),
  'reader of accounts': row('in', 'required', 'required', 'scope', 'required', 'scope', 'scope', 'in', 'scope'),
  'reader of changes': row('in', 'required', 'required', 'scope', 'required', 'scope', 'scope', 'scope', 'in'),
  'own software': row('in', 'required', 'required', 'in', 'required', 'scope', 'scope', 'scope', 'scope'),
  'software of nobody': row('in', 'required', 'required', 'sender', 'required', 'in', 'in', 'in', 'in'),
  unscoped: row('in', 'required', 'required', 'scope', 'required', 'scope', 'scope', 'scope', 'scope'),
  late: row('in', 'required', 'required', 'expired', 'required', 'expired', 'expired', 'expired', 'expired'),
  untrusted: row('in', 'required', 'required', 'invalid', 'required', 'invalid', 'invalid', 'invalid', 'invalid'),
} as const;
export type CallerKind = keyof typeof VERDICTS;

function row(...verdicts: readonly Verdict[]): Readonly<Record<Ground, string>> {
  if (verdicts.length !== GROUNDS.length) throw new Error('a caller is judged at every ground');
  return Object.fromEntries(GROUNDS.map((ground, at) => [ground, PROBLEM_TYPES[verdicts[at] ?? 'in']])) as Record<
    Ground,
    string
  >;
}
