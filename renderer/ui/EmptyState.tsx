import type { ReactNode } from 'react';
import './notice.css';

/** Nothing is here, why, and what a person may do about it. */
export function EmptyState({
  title,
  hint,
  actions,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {hint !== undefined && <p>{hint}</p>}
      {actions}
    </div>
  );
}
