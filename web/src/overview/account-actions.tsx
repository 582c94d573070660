import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountStatusDto } from '../../../openapi/client/types.gen.js';
import { AccountLink } from '../account/account-link.js';
import { ActionButton } from '../design/action-button.js';

const DeleteAccountDialog = lazy(() =>
  import('../account/delete-account-dialog.js').then((file) => ({ default: file.DeleteAccountDialog })),
);

interface AccountActionsProps {
  readonly account: Pick<AccountStatusDto, 'id' | 'channel' | 'name' | 'revision' | 'state'>;
}

/** What can be done with an account in a list. */
export function AccountActions({ account }: AccountActionsProps) {
  const { t } = useTranslation();
  const [deleting, setDeleting] = useState(false);
  const { name } = account;
  return (
    <span className="row">
      <AccountLink
        account={account}
        className="button"
        data-kind="quiet"
        data-small
        aria-label={t('overview.editWhich', { name })}
      >
        {t('overview.edit')}
      </AccountLink>
      {account.state !== 'being-deleted' && (
        <ActionButton
          kind="quiet"
          small
          aria-label={t('overview.deleteWhich', { name })}
          onPress={() => setDeleting(true)}
        >
          {t('frame.delete')}
        </ActionButton>
      )}
      {deleting && (
        <Suspense>
          <DeleteAccountDialog account={account} onClose={() => setDeleting(false)} />
        </Suspense>
      )}
    </span>
  );
}
