import type { StatementProfile } from '@bakylau/contracts';

type Column = StatementProfile['columns'][number];

/** The columns with one of them a place further up or down; at the ends they stay. */
export function columnMoved(columns: readonly Column[], at: number, by: 1 | -1): Column[] {
  const moved = [...columns];
  const [column] = moved.splice(at, 1);
  if (column) moved.splice(Math.max(0, at + by), 0, column);
  return moved;
}

/** One text becomes one for each language, and back: the Kazakh one stands then. */
export function headerSwitched(header: Column['header']): Column['header'] {
  return typeof header === 'string' ? { kk: header, ru: header, en: header } : header.kk;
}
