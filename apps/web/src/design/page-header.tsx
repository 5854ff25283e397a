import { useEffect, useRef, type ReactNode } from 'react';
import { useDocumentTitle } from '../hooks/use-document-title';
import './feedback.css';

export interface PageHeaderProps {
  title: string;
  /** For the window's title when it should say more or less than the heading. */
  documentTitle?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  /** Moves the focus to the heading when it changes: for steps inside one page. */
  focusOnChange?: boolean;
  /** Moves the focus to the heading when it appears: for what follows a step inside one page. */
  focusOnMount?: boolean;
}

/** The one h1 of a page. It also names the window. */
export function PageHeader({
  title,
  documentTitle,
  lead,
  actions,
  focusOnChange,
  focusOnMount,
}: PageHeaderProps) {
  useDocumentTitle(documentTitle ?? title);
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current ? focusOnMount : focusOnChange) heading.current?.focus();
    first.current = false;
  }, [title, focusOnChange, focusOnMount]);
  return (
    <header className="bk-page-header">
      <div className="stack-s">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead ? <div className="muted prose">{lead}</div> : null}
      </div>
      {actions ? <div className="row">{actions}</div> : null}
    </header>
  );
}
