import { useTranslation } from 'react-i18next';
import { CopyButton } from '../design/copy-button.js';
import { Facts } from '../design/facts.js';

export function SoapSteps({ url }: { readonly url: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Facts
        rows={[
          [
            t('connection.address'),
            <span key="url">
              <code>{url}</code> <CopyButton value={url} what={t('connection.address')} />
            </span>,
          ],
          [t('connection.signature'), 'WS-Security, X.509 Certificate Token Profile 1.1'],
        ]}
      />
      <p>{t('connection.steps.SOAP')}</p>
    </>
  );
}
