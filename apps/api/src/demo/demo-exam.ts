import {
  type ExamFormat,
  type LocalizedHtml,
  type LocalizedText,
  type MarkingPolicy,
  type OralPolicy,
  type TestPolicy,
  type Ticket,
} from '@bakylau/contracts';
import { type DemoItem } from './demo-item';

export interface DemoExam {
  id: string;
  title: LocalizedText;
  durationMinutes: number;
  /** Relative to the day of the seed. */
  opensAfterMs: number;
  closesAfterMs: number;
  /** Absent for a test. */
  format?: ExamFormat;
  markingPolicy?: MarkingPolicy;
  materials?: readonly DemoMaterial[];
  /** Of an oral exam alone; its items are the questions of the tickets. */
  oral?: { policy: OralPolicy; tickets: readonly Ticket[] };
  /** Absent: no notes. */
  notesAllowed?: boolean;
  items: readonly DemoItem[];
  /** Null for the default: all or nothing, the author's order. */
  testPolicy: TestPolicy | null;
  /** Logins of the candidates who may sit it; null for all. */
  candidates: readonly string[] | null;
  /** Groups that sit it as a whole; the other candidates are enrolled by name. */
  groups?: readonly string[];
  /** Relative to the opening of the exam. */
  sittings?: readonly DemoSitting[];
  /** Points before the exam by login; who is not named has none. */
  ratings?: Readonly<Record<string, number>>;
}

export interface DemoMaterial {
  title: LocalizedText;
  html: LocalizedHtml;
  afterMinutes: number;
}

export interface DemoSitting {
  id: string;
  room: string;
  opensAfterMinutes: number;
  groupName: string;
  /** Logins. */
  proctors: readonly string[];
}
