import type { ReactNode } from 'react';
import type { Tone } from './badge';
import { classNames } from './class-names';
import './surfaces.css';

export interface NoticeProps {
  tone?: Exclude<Tone, 'neutral'>;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /**
   * `status` and `alert` are read out when the notice appears; leave it away for one that stands on the page from the start.
   */
  role?: 'status' | 'alert';
  className?: string;
}

const SIGNS: Record<Exclude<Tone, 'neutral'>, string> = {
  info: 'i',
  success: '✓',
  warning: '!',
  danger: '!',
};

/** Something to know or do, inside a page. As a banner across the top, give it to AppShell. */
export function Notice({ tone = 'info', title, children, actions, role, className }: NoticeProps) {
  return (
    <div className={classNames('bk-notice', `bk-notice--${tone}`, className)} role={role}>
      <span className="bk-notice__sign" aria-hidden="true">
        {SIGNS[tone]}
      </span>
      <div className="bk-notice__content">
        {title ? <p className="bk-notice__title">{title}</p> : null}
        {children ? <div>{children}</div> : null}
        {actions ? <div className="row">{actions}</div> : null}
      </div>
    </div>
  );
}
