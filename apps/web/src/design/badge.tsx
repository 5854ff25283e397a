import type { ReactNode } from 'react';
import './surfaces.css';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

/** A short state or label. The text says it all; the colour only helps. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`bk-badge bk-badge--${tone}`}>{children}</span>;
}
