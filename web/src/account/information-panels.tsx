import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountStatusDto, GrantedPermissionDto } from '../../../openapi/client/types.gen.js';
import { ActionButton } from '../design/action-button.js';
import { Facts } from '../design/facts.js';
import { Panel } from '../design/panel.js';
import { formatMoment } from '../i18n/format.js';
import { NameDialog } from './name-dialog.js';
import { PermissionList } from './permission-list.js';
import { PermissionsDialog } from './permissions-dialog.js';

interface Change {
  readonly name?: string;
  readonly note?: string | null;
  readonly permissions?: string[];
}

interface InformationPanelsProps {
  readonly account: Pick<AccountStatusDto, 'channel' | 'name'> & {
    readonly note: string | null;
    readonly createdAt: string;
    readonly permissions: readonly GrantedPermissionDto[];
  };
  /** What only this kind of account tells. */
  readonly facts?: readonly (readonly [string, ReactNode])[];
  readonly fixed: boolean;
  readonly onChange: (change: Change) => Promise<unknown>;
}

/** What every account is known by, and what it may do; each is changed in a dialog of its own. */
export function InformationPanels({ account, facts = [], fixed, onChange }: InformationPanelsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'name' | 'permissions' | null>(null);
  const close = () => setOpen(null);
  const edit = (what: 'name' | 'permissions', label: string) =>
    fixed ? null : (
      <ActionButton kind="quiet" small aria-label={`${t('frame.change')}: ${label}`} onPress={() => setOpen(what)}>
        {t('frame.change')}
      </ActionButton>
    );
  return (
    <>
      <Panel title={t('account.information')} actions={edit('name', t('account.name'))}>
        <Facts
          rows={[
            [t('account.name'), account.name],
            [
              t('account.note'),
              account.note && (
                <span key="note" className="not-printed">
                  {account.note}
                </span>
              ),
            ],
            [t('account.type'), account.channel],
            ...facts,
            [t('account.created'), formatMoment(account.createdAt)],
          ]}
        />
      </Panel>
      {account.channel !== 'SOAP' && (
        <Panel title={t('account.permissions')} actions={edit('permissions', t('account.permissions'))}>
          <PermissionList permissions={account.permissions} />
        </Panel>
      )}
      {open === 'name' && <NameDialog name={account.name} note={account.note} onConfirm={onChange} onClose={close} />}
      {open === 'permissions' && (
        <PermissionsDialog
          channel={account.channel}
          granted={account.permissions}
          onConfirm={(codes) => onChange({ permissions: [...codes] })}
          onClose={close}
        />
      )}
    </>
  );
}
