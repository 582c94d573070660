import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../design/action-button.js';

interface AccountActionsProps {
  readonly name: string;
  readonly gone: boolean;
  readonly link: ReactNode;
  readonly onDelete: () => void;
}

export function AccountActions({ name, gone, link, onDelete }: AccountActionsProps) {
  const { t } = useTranslation();
  return (
    <span className="row">
      {link}
      {!gone && (
        <ActionButton kind="quiet" small aria-label={t('overview.deleteWhich', { name })} onPress={onDelete}>
          {t('frame.delete')}
        </ActionButton>
      )}
    </span>
  );
}
