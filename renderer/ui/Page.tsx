import { type ReactNode, useEffect, useRef } from 'react';
import './page.css';

type Props = {
  readonly title: string;
  /** Code before the title, never cut. */
  readonly code?: string | undefined;
  /** State tag and the like, after the title. */
  readonly mark?: ReactNode;
  /** One sentence under the heading. */
  readonly line?: ReactNode;
  readonly actions?: ReactNode;
  /** A list takes the window's height and scrolls inside; a record page scrolls as a whole. */
  readonly fill?: boolean;
  readonly children: ReactNode;
};

/** A screen with its heading line. The heading takes the focus when the screen opens, so that a reader hears where it is. */
export function Page({ title, code, mark, line, actions, fill = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={fill ? 'page page-fill' : 'page'}>
      <header className="page-head">
        <div className="page-heading">
          <h1 ref={heading} tabIndex={-1}>
            {code !== undefined && <span className="page-code">{code} </span>}
            {title}
          </h1>
          {mark}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {line !== undefined && <p className="page-line">{line}</p>}
      <div className="page-body">{children}</div>
    </div>
  );
}

/** A part of a page under its own thin rule. */
export function Section({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="part" aria-label={title}>
      <header className="part-head">
        <h2>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
}
