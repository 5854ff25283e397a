import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** The way up from a page that was opened from a list. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <p>
      <Link to={to}>
        <span aria-hidden="true">← </span>
        {children}
      </Link>
    </p>
  );
}
