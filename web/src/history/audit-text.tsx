import type { AuditEventDto } from '../../../openapi/client/types.gen.js';

/** What was done, or tried, and why it was refused. */
export function AuditText({ event: { text, reason } }: { readonly event: Pick<AuditEventDto, 'text' | 'reason'> }) {
  return (
    <>
      {text}
      {reason && <span className="quiet"> {reason}</span>}
    </>
  );
}
