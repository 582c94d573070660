import { useTranslation } from 'react-i18next';

/** An empty list, and what to do. */
export function NoAccounts({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <p>
        <strong>{text}</strong>
      </p>
      <p className="quiet">{t('overview.makeOneAbove')}</p>
    </div>
  );
}
