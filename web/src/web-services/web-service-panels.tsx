import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { webServiceAccountUpdate } from '../../../openapi/client/sdk.gen.js';
import type { WebServiceAccountDto } from '../../../openapi/client/types.gen.js';
import { NameDialog } from '../account/name-dialog.js';
import { PermissionList } from '../account/permission-list.js';
import { PermissionsDialog } from '../account/permissions-dialog.js';
import { onlyIfStill } from '../account/revision-header.js';
import { answer } from '../api/answer.js';
import { ActionButton } from '../design/action-button.js';
import { CopyButton } from '../design/copy-button.js';
import { Facts } from '../design/facts.js';
import { Panel } from '../design/panel.js';
import { formatMoment } from '../i18n/format.js';
import { CertificatesPanel } from './certificates-panel.js';

interface WebServicePanelsProps {
  readonly account: WebServiceAccountDto;
  /** Nothing can be changed any more. */
  readonly fixed: boolean;
}

export function WebServicePanels({ account, fixed }: WebServicePanelsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'name' | 'permissions' | null>(null);
  const close = () => setOpen(null);
  const target = { path: { id: account.id }, headers: onlyIfStill(account.revision) };
  const edit = (what: 'name' | 'permissions', label: string) =>
    fixed ? null : (
      <ActionButton kind="quiet" small aria-label={`${t('frame.change')}: ${label}`} onPress={() => setOpen(what)}>
        {t('frame.change')}
      </ActionButton>
    );
  return (
    <div className="pair">
      <div className="stack">
        <Panel title={t('account.information')} actions={edit('name', t('account.name'))}>
          <Facts
            rows={[
              [t('account.name'), account.name],
              [t('account.note'), account.note],
              [t('account.type'), account.channel],
              [t('overview.clientId'), account.channel === 'REST' && <ClientId key="id" clientId={account.clientId} />],
              [t('account.created'), formatMoment(account.createdAt)],
            ]}
          />
        </Panel>
        {account.channel === 'REST' && (
          <Panel title={t('account.permissions')} actions={edit('permissions', t('account.permissions'))}>
            <PermissionList permissions={account.permissions} />
          </Panel>
        )}
      </div>
      <CertificatesPanel account={account} fixed={fixed} />
      {open === 'name' && (
        <NameDialog
          name={account.name}
          note={account.note}
          onConfirm={(body) => answer(webServiceAccountUpdate({ ...target, body }))}
          onClose={close}
        />
      )}
      {open === 'permissions' && (
        <PermissionsDialog
          channel="REST"
          granted={account.permissions}
          onConfirm={(codes) => answer(webServiceAccountUpdate({ ...target, body: { permissions: [...codes] } }))}
          onClose={close}
        />
      )}
    </div>
  );
}

function ClientId({ clientId }: { readonly clientId: string | null }) {
  const { t } = useTranslation();
  if (!clientId) return <span className="quiet">{t('webServices.clientIdComes')}</span>;
  return (
    <>
      <code>{clientId}</code> <CopyButton value={clientId} what={t('overview.clientId')} />
    </>
  );
}
