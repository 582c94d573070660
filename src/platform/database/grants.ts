/**
 * What each role may do, stated whole and applied after every migration: nothing is granted by habit. Statements are
 * idempotent. Roles come from operations (docs/operations.md); a role that does not exist gets nothing.
 */
export const ROLES = ['chaman_api', 'chaman_worker'] as const;

const SHARED = [
  'grant usage on schema public, bullmq to $role',
  'grant select, insert, update, delete on all tables in schema bullmq to $role',
  'grant usage, select on all sequences in schema bullmq to $role',
  'grant execute on all functions in schema bullmq to $role',
  'grant select on sender, contact, permission, account, account_permission, certificate, ssh_key, provisioning_target, issued_identifier, queue_heartbeat to $role',
  'grant insert, select on audit_event to $role',
  'grant select, insert (type, sender_number, account_id, channel, revision, user_name, client_id) on change to $role',
  'grant select on change_feed, gateway_pause, gateway_circuit to $role',
  'grant select on drift_check, drift_run, drift_finding to $role',
];

const OWN: Record<(typeof ROLES)[number], readonly string[]> = {
  chaman_api: [
    'grant select, insert, update, delete on session, sign_in_request, sign_in_ticket, used_assertion to $role',
    'grant select, insert, update on identity_provider_metadata to $role',
    'grant insert, update on sender, contact, account, account_permission, certificate, ssh_key, provisioning_target to $role',
    'grant insert on issued_identifier to $role',
    'grant select, insert on adoption to $role',
    'grant insert (sender_id, account_id, revision, kind, recipient, language, facts) on mail to $role',
    'grant select, update on sender_number_range to $role',
    'grant update (due_at) on drift_check to $role',
    'grant update (repair, repair_at, repair_detail) on drift_finding to $role',
    'grant select, insert, update, delete on account_note to $role',
    'grant insert, update, delete on gateway_pause to $role',
    'grant select, insert, delete on idempotency_key, taken_user_name_request to $role',
  ],
  chaman_worker: [
    'grant update, delete on account, account_permission, certificate, ssh_key, provisioning_target to $role',
    'grant insert on issued_identifier to $role',
    'grant select, insert, update, delete on mail to $role',
    'grant insert, update on queue_heartbeat to $role',
    'grant insert, update, delete on gateway_circuit to $role',
    'grant update (position, numbered_at), delete on change to $role',
    'grant update on drift_check to $role',
    'grant insert, update, delete on drift_run, drift_finding to $role',
    'grant update (last_position, purged_position, epoch) on change_feed to $role',
    'grant select, update on installation, sender_number_range to $role',
    'grant insert, update on gateway_pause to $role',
    'grant update (repair, repair_at) on drift_finding to $role',
  ],
};

export function grantStatements(role: (typeof ROLES)[number]): readonly string[] {
  return [
    `revoke all on all tables in schema public from ${role}`,
    ...[...SHARED, ...OWN[role]].map((statement) => statement.replace('$role', role)),
  ];
}
