import { announce } from './announcer';
import { Store } from './store';

export interface Toast {
  id: number;
  text: string;
  tone: 'info' | 'success' | 'danger';
}

/** Short confirmations in the corner. What a person must act on belongs into a Notice on the page instead. */
export const toasts = new Store<readonly Toast[]>([]);
const SHOWN_MS = 8000;
let nextId = 1;

export function showToast(text: string, tone: Toast['tone'] = 'info'): void {
  const toast = { id: nextId++, text, tone };
  toasts.update((all) => [...all.slice(-2), toast]);
  announce(text, tone === 'danger' ? 'assertive' : 'polite');
  setTimeout(() => dismissToast(toast.id), SHOWN_MS);
}

export function dismissToast(id: number): void {
  toasts.update((all) => all.filter((toast) => toast.id !== id));
}
