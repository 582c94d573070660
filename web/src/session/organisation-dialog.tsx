import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionDto } from '../../../openapi/client/types.gen.js';
import { ActionButton } from '../design/action-button.js';
import { ModalDialog } from '../design/modal-dialog.js';
import { OrganisationList } from './organisation-list.js';

export function OrganisationDialog({
  session,
  onClose,
}: {
  readonly session: SessionDto;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <ModalDialog title={t('session.switchTitle')} onClose={onClose}>
      <OrganisationList
        session={session}
        onChosen={() => {
          onClose();
          // An account of the one before is not found for the other.
          void navigate({ to: '/' });
        }}
      />
      <div>
        <ActionButton kind="quiet" onPress={onClose}>
          {t('frame.cancel')}
        </ActionButton>
      </div>
    </ModalDialog>
  );
}
