import { useTranslation } from 'react-i18next';
import { ActionButton } from '../design/action-button.js';

/** Prints the page as a sheet for whoever sets the software up: without buttons, and without anything secret. */
export function HandoverButton() {
  const { t } = useTranslation();
  return (
    <ActionButton kind="quiet" onPress={() => window.print()}>
      {t('account.handover')}
    </ActionButton>
  );
}
