import type { ReactNode } from 'react';
import './feedback.css';

/** Stands where a list would: says that there is nothing, and what to do next. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="bk-empty">
      <p className="bk-empty__title">{title}</p>
      {children ? <div className="muted">{children}</div> : null}
      {actions ? <div className="row">{actions}</div> : null}
    </div>
  );
}
