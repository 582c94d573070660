import type { ReactNode } from 'react';

interface NoticeProps {
  readonly tone?: 'info' | 'good' | 'warning' | 'bad';
  readonly title?: string;
  /** Told at once by a screen reader, for what happened just now. */
  readonly urgent?: boolean;
  readonly children?: ReactNode;
}

export function Notice({ tone = 'info', title, urgent, children }: NoticeProps) {
  return (
    <div className="notice" data-tone={tone} role={urgent ? 'alert' : undefined}>
      {title && <strong>{title}</strong>}
      {children}
    </div>
  );
}
