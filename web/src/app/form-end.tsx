import { useTranslation } from 'react-i18next';
import { ActionButton } from '../design/action-button.js';
import { ProblemNotice } from './problem-notice.js';

interface FormEndProps {
  readonly error: unknown;
  /** Fields, with those inside them, whose faults stand beside them already. */
  readonly fields: readonly string[];
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly confirmLabel?: string;
}

/** The end of every form: what was wrong with it, and its two buttons. */
export function FormEnd({ error, fields, busy, onCancel, confirmLabel }: FormEndProps) {
  const { t } = useTranslation();
  return (
    <>
      <ProblemNotice
        error={error}
        isShown={(field) => fields.some((known) => field === known || field.startsWith(`${known}.`))}
      />
      <div className="row">
        <ActionButton type="submit" busy={busy && t('frame.saving')}>
          {confirmLabel ?? t('frame.confirm')}
        </ActionButton>
        <ActionButton kind="quiet" onPress={onCancel}>
          {t('frame.cancel')}
        </ActionButton>
      </div>
    </>
  );
}
