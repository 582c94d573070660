import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedPermissionDto } from '../../../openapi/client/types.gen.js';
import type { Channel } from '../api/queries.js';
import { ChangeDialog } from './change-dialog.js';
import { PermissionChoice } from './permission-choice.js';

interface PermissionsDialogProps {
  readonly channel: Channel;
  readonly granted: readonly GrantedPermissionDto[];
  readonly onConfirm: (permissions: readonly string[]) => Promise<unknown>;
  readonly onClose: () => void;
}

export function PermissionsDialog({ channel, granted, onConfirm, onClose }: PermissionsDialogProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<readonly string[]>(() =>
    granted.filter(({ state }) => state !== 'removing').map(({ code }) => code),
  );
  return (
    <ChangeDialog
      title={t('account.permissions')}
      fields={['permissions']}
      request={{ permissions: wanted }}
      onConfirm={({ permissions }) => onConfirm(permissions)}
      onClose={onClose}
    >
      {(faults) => (
        <PermissionChoice channel={channel} value={wanted} onChange={setWanted} faults={faults('permissions')} />
      )}
    </ChangeDialog>
  );
}
