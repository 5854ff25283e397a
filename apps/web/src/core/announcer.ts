import { Store } from './store';

export type Politeness = 'polite' | 'assertive';
export interface Announcement {
  id: number;
  text: string;
  politeness: Politeness;
}

/** Texts for screen readers. design/live-announcer renders them into two live regions. */
export const announcements = new Store<readonly Announcement[]>([]);
/** Long enough for a screen reader to notice, short enough not to be found again when browsing the page. */
const KEPT_MS = 7000;
let nextId = 1;

/** Says a text once. `assertive` interrupts: only for what cannot wait (time is up, connection lost). */
export function announce(text: string, politeness: Politeness = 'polite'): void {
  const announcement = { id: nextId++, text, politeness };
  announcements.update((all) => [...all, announcement]);
  setTimeout(() => announcements.update((all) => all.filter((a) => a.id !== announcement.id)), KEPT_MS);
}
