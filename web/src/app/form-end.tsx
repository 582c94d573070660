import { useEffect, useRef } from 'react';
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
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) focusFirstFault(end.current?.closest('form'));
  }, [error]);
  return (
    <>
      <ProblemNotice
        error={error}
        isShown={(field) => fields.some((known) => field === known || field.startsWith(`${known}.`))}
      />
      <div className="row" ref={end}>
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

/** Whoever sees only a part of the form, or none of it, is taken to what has to be mended. */
function focusFirstFault(form: HTMLFormElement | null | undefined): void {
  const field = form?.querySelector('.fault')?.closest('.field');
  field?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
}
