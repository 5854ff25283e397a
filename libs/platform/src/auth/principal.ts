import { type Locale, type Role } from '@bakylau/contracts';

/** Who is asking: the signed-in person behind a request or a socket. */
export interface Principal {
  userId: string;
  login: string;
  displayName: string;
  roles: readonly Role[];
  locale: Locale;
  /** Hash that names the web session; never the cookie's token. */
  sessionId: string;
  /** What X-CSRF-Token must say. */
  csrfToken: string;
  /** The page's name for its window, where it told one (`EXAM_WINDOW_HEADER`); a claim that proves nothing about the person. */
  windowId?: string;
}
