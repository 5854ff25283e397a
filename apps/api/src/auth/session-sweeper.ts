import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LoginThrottleService } from './login-throttle.service';
import { WebSessionService } from './web-session.service';

const SWEEP_EVERY_MS = 10 * 60_000;

/** Removes sign-ins and throttle counts whose time is over. */
@Injectable()
export class SessionSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SessionSweeper.name);
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly sessions: WebSessionService,
    private readonly throttle: LoginThrottleService,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), SWEEP_EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    try {
      await this.sessions.sweep();
      await this.throttle.sweep();
    } catch (error) {
      this.logger.warn('Sweeping expired sign-ins failed; it is tried again', error);
    }
  }
}
