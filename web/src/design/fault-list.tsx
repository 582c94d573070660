import type { IssueDto } from '../../../openapi/client/types.gen.js';

/** What is wrong with one field: what is asked, what was found, how to mend it. */
export function FaultList({ faults, id }: { readonly faults: readonly IssueDto[]; readonly id?: string }) {
  if (faults.length === 0) return null;
  return (
    <div className="fault stack-tight" id={id}>
      {faults.map((fault) => (
        <p key={`${fault.rule}${fault.found ?? ''}`}>
          {[fault.demand, fault.found, fault.remedy].filter(Boolean).join(' ')}
        </p>
      ))}
    </div>
  );
}
