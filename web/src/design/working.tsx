import type { ReactNode } from 'react';

/** Something is under way. */
export function Working({ children }: { readonly children: ReactNode }) {
  return (
    <span className="working" aria-live="polite">
      <span className="spinner" aria-hidden="true" />
      {children}
    </span>
  );
}
