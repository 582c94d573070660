import { useTranslation } from 'react-i18next';

/** Whether every system has a part of an account already, or still; nothing is said about what is simply in force. */
export function PartState({ state }: { readonly state: 'pending' | 'live' | 'removing' }) {
  const { t } = useTranslation();
  if (state === 'live') return null;
  return (
    <span className="badge" data-tone={state === 'removing' ? 'warning' : 'info'}>
      {t(`account.part.${state}`)}
    </span>
  );
}
