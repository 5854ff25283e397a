const KEY = 'bakylau.window';
/** A page that loads again may find the lock still held by itself for a moment. */
const PATIENCE_MS = 700;

/** What of the browser is used here; tests give their own. */
export interface WindowScope {
  /** Of the browser and of the tab; null where the browser refuses. */
  local: Pick<Storage, 'getItem' | 'setItem'> | null;
  tab: Pick<Storage, 'getItem' | 'setItem'> | null;
  /** Undefined in browsers without it. */
  locks: Pick<LockManager, 'request'> | undefined;
  newId: () => string;
}

/**
 * The name of this window, a uuid. A reload, a restart of the browser and a new tab after a closed one have the name of before, so the
 * service knows them as the same window; two tabs at once never share one. It is held until the page goes.
 */
export async function claimWindowId({ local, tab, locks, newId }: WindowScope): Promise<string> {
  const known = [read(tab), read(local)].filter((id) => id !== null);
  for (const id of new Set(known)) if (await hold(locks, id)) return keep(id, { local, tab });
  const id = newId();
  await hold(locks, id);
  return keep(id, { local: read(local) === null ? local : null, tab });
}

let claimed: Promise<string> | null = null;

/** This page's name; asked for once. */
export function examWindowId(): Promise<string> {
  claimed ??= claimWindowId({
    local: storage(() => window.localStorage),
    tab: storage(() => window.sessionStorage),
    locks: (navigator as Partial<Navigator>).locks,
    newId: () => crypto.randomUUID(),
  });
  return claimed;
}

function keep(id: string, { local, tab }: Pick<WindowScope, 'local' | 'tab'>): string {
  write(tab, id);
  write(local, id);
  return id;
}

/** Whether no other page has the name; it is this page's from then on. Without locks a tab cannot tell, and keeps its own. */
function hold(locks: WindowScope['locks'], id: string): Promise<boolean> {
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    locks
      .request(`${KEY}.${id}`, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
        resolve(true);
        return new Promise<never>(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

function read(from: WindowScope['local']): string | null {
  try {
    return from?.getItem(KEY) ?? null;
  } catch {
    return null;
  }
}

function write(into: WindowScope['local'], id: string): void {
  try {
    into?.setItem(KEY, id);
  } catch {
    // The name then lives as long as the page.
  }
}

function storage(open: () => Storage): Storage | null {
  try {
    return open();
  } catch {
    return null;
  }
}
