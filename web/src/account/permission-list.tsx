import type { GrantedPermissionDto } from '../../../openapi/client/types.gen.js';
import { PartState } from './part-state.js';

export function PermissionList({ permissions }: { readonly permissions: readonly GrantedPermissionDto[] }) {
  return (
    <ul>
      {permissions.map(({ code, label, state }) => (
        <li key={code}>
          {label} <PartState state={state} />
        </li>
      ))}
    </ul>
  );
}
