import { Store } from './store';

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];
const KEY = 'bakylau.theme';

/** The chosen theme; `system` follows the operating system, also while the page is open. public/theme.js does the same before the first paint. */
export const themeStore = new Store<Theme>('system');

const systemDark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

export function startTheme(): void {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(KEY);
  } catch {
    // Blocked storage: the system's choice serves.
  }
  themeStore.set(THEMES.find((theme) => theme === stored) ?? 'system');
  systemDark().addEventListener('change', apply);
  apply();
}

export function chooseTheme(theme: Theme): void {
  themeStore.set(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Blocked storage: the choice then lasts until the page is closed.
  }
  apply();
}

function apply(): void {
  const theme = themeStore.get();
  const dark = theme === 'dark' || (theme === 'system' && systemDark().matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}
