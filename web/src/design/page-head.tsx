import { useEffect, useRef, type ReactNode } from 'react';

/** Whoever has just come begins at the top, as on any page. */
let arrived = false;

/** The heading of a page: names the window too, and takes the focus, so that a screen reader tells the new page. */
export function PageHead({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - ChaMan`;
  }, [title]);
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  return (
    <div className="page-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}
