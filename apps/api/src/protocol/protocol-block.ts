/** A label and what stands beside it. */
export type FactRow = readonly [label: string, value: string];

/** A column of a table; the shares of all columns divide the width of the page. */
export interface TableColumn {
  title: string;
  share: number;
  align?: 'left' | 'right';
}

/** What a protocol consists of, in the order of reading. The sections make blocks; the PDF lays them out. */
export type ProtocolBlock =
  | { kind: 'heading'; level: 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; text: string; muted?: boolean }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'facts'; rows: readonly FactRow[] }
  | { kind: 'table'; caption: string; columns: readonly TableColumn[]; rows: readonly (readonly string[])[] };

export const heading = (level: 2 | 3 | 4, text: string): ProtocolBlock => ({ kind: 'heading', level, text });
export const paragraph = (text: string): ProtocolBlock => ({ kind: 'paragraph', text });
/** Words about the section, smaller than what it says. */
export const remark = (text: string): ProtocolBlock => ({ kind: 'paragraph', text, muted: true });
export const facts = (...rows: readonly FactRow[]): ProtocolBlock => ({ kind: 'facts', rows });

/** A protocol in one language before it is laid out. */
export interface ProtocolContent {
  title: string;
  /** Under the title: whom and what it is about. */
  subject: readonly string[];
  asOf: string;
  /** The code beside the title. */
  code: { url: string; alt: string; caption: string };
  blocks: readonly ProtocolBlock[];
  /** At the foot of every page, left of its number. */
  foot: string;
  pageOf: (page: number, pages: number) => string;
}
