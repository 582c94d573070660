import type { ErrorComponentProps } from '@tanstack/react-router';
import { FailedPage } from './failed-page.js';

/** A page that could not be shown at all: a part of it did not come, or it is at fault itself. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  return <FailedPage error={error} onRetry={reset} />;
}
