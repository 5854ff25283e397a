import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar';
import './feedback.css';

/** A row of controls that is one stop of the Tab key; the arrow keys move inside. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <AriaToolbar aria-label={label} className="bk-toolbar">
      {children}
    </AriaToolbar>
  );
}
