import { hasPermission, type Login, type Me, type Permission } from '@bakylau/contracts';
import { api } from './api-client';
import { toApiError, type ApiError } from './api-error';
import { Store } from './store';

/**
 * - `loading`: the first question to the service is under way
 * - `unreachable`: it could not be answered; `error` says why
 * - `signed-out`, `signed-in`
 */
export type AuthState =
  | { kind: 'loading' }
  | { kind: 'unreachable'; error: ApiError }
  | { kind: 'signed-out'; expired: boolean }
  | { kind: 'signed-in'; me: Me };

/** Who is signed in. The session itself is an httpOnly cookie that scripts never see. */
export const authStore = new Store<AuthState>({ kind: 'loading' });

api.onUnauthenticated = () => {
  if (authStore.get().kind === 'signed-in') leave(true);
};

api.renewCsrfToken = async () => enter(await api.call('me', {}));

/** Asks the service who is signed in. */
export async function loadMe(): Promise<void> {
  try {
    enter(await api.call('me', {}));
  } catch (thrown) {
    const error = toApiError(thrown);
    if (error.code === 'unauthenticated') leave(false);
    else authStore.set({ kind: 'unreachable', error });
  }
}

/** Throws ApiError `wrong_credentials` or `too_many_attempts` (with retryAfterS). */
export async function signIn(login: Login): Promise<Me> {
  const me = await api.call('login', { body: login });
  enter(me);
  return me;
}

export async function signOut(): Promise<void> {
  try {
    await api.call('logout', {});
  } finally {
    leave(false);
  }
}

/** The signed-in person; throws when there is none (call it only below a signed-in route). */
export function currentMe(): Me {
  const state = authStore.get();
  if (state.kind !== 'signed-in') throw new Error('Nobody is signed in');
  return state.me;
}

/** The page that belongs to the person's work. */
export function homePathOf(me: Pick<Me, 'roles'>): string {
  const homes: [Permission, string][] = [
    ['attempt:sit', '/exams'],
    ['session:decide', '/proctor'],
    ['result:confirm', '/examiner'],
    ['people:read', '/admin'],
  ];
  return homes.find(([permission]) => hasPermission(me.roles, permission))?.[1] ?? '/exams';
}

function enter(me: Me): void {
  api.csrfToken = me.csrfToken;
  authStore.set({ kind: 'signed-in', me });
}

function leave(expired: boolean): void {
  api.csrfToken = null;
  authStore.set({ kind: 'signed-out', expired });
}
