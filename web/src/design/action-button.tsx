import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import { Working } from './working.js';

interface ActionButtonProps extends Omit<ButtonProps, 'children' | 'className'> {
  readonly kind?: 'main' | 'quiet' | 'bare' | 'danger';
  readonly small?: boolean;
  /** What is being done at this moment: shown instead of the name, and the button does nothing more meanwhile. */
  readonly busy?: string | false;
  readonly children: ReactNode;
}

/** A button; it stays focusable while its work runs, so that a keyboard does not lose its place. */
export function ActionButton({ kind = 'main', small, busy, children, ...rest }: ActionButtonProps) {
  const idle = busy ? { type: 'button' as const, onPress: () => undefined, 'aria-disabled': true } : {};
  return (
    <Button {...rest} {...idle} className="button" data-kind={kind} data-small={small || undefined}>
      {busy ? <Working>{busy}</Working> : children}
    </Button>
  );
}
