import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from './action-button.js';

/** Puts a value on the clipboard, and says so. */
export function CopyButton({ value, what }: { readonly value: string; readonly what: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <span className="not-printed">
      <ActionButton
        kind="bare"
        small
        aria-label={t('frame.copyWhat', { what })}
        onBlur={() => setCopied(false)}
        onPress={() => {
          navigator.clipboard.writeText(value).then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
      >
        {copied ? t('frame.copied') : t('frame.copy')}
      </ActionButton>
      <span role="status" className="visually-hidden">
        {copied ? t('frame.copied') : ''}
      </span>
    </span>
  );
}
