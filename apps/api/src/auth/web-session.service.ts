import { WebSession } from '@bakylau/persistence';
import {
  keyedHash,
  newSessionToken,
  SERVICE_CONFIG,
  SESSION_ABSOLUTE_MS,
  SESSION_IDLE_MS,
} from '@bakylau/platform';
import { type ServiceConfig } from '@bakylau/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';

/** Begins and ends web sessions; SessionAuthenticator reads them. */
@Injectable()
export class WebSessionService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** @returns the token for the cookie, which is stored nowhere, and the CSRF token */
  async begin(userId: string): Promise<{ token: string; csrfToken: string }> {
    const token = newSessionToken();
    const csrfToken = newSessionToken();
    const now = Date.now();
    await this.dataSource.getRepository(WebSession).insert({
      idHash: keyedHash(this.config.sessionSecret, token),
      userId,
      csrfToken,
      lastSeenAt: new Date(now),
      expiresAt: new Date(now + SESSION_ABSOLUTE_MS),
    });
    return { token, csrfToken };
  }

  async end(sessionId: string): Promise<void> {
    await this.dataSource.getRepository(WebSession).delete({ idHash: sessionId });
  }

  /** Removes sessions that nobody can use any more. */
  async sweep(): Promise<void> {
    const now = Date.now();
    const sessions = this.dataSource.getRepository(WebSession);
    await sessions.delete({ expiresAt: LessThan(new Date(now)) });
    await sessions.delete({ lastSeenAt: LessThan(new Date(now - SESSION_IDLE_MS)) });
  }
}
