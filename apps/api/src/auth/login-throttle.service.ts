import { AppError, keyedHash, SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

interface Limit {
  key: string;
  /** Failures in a window before the first block. */
  allowed: number;
}

/** Failures are counted within this span. */
const WINDOW_MS = 15 * 60_000;
/** First block; it doubles with every further failure up to the window. */
const FIRST_BLOCK_MS = 30_000;
/** Of one login from one address: someone who does not remember, or who guesses. */
const ALLOWED_PAIR = 5;
/** Of one login from everywhere. Higher, or anyone could lock a candidate out of an exam. */
const ALLOWED_LOGIN = 50;
/** Of one address for all logins. A whole exam hall may share one. */
const ALLOWED_ADDRESS = 100;

/**
 * Slows down guessing. An attempt is counted in PostgreSQL before the password is looked at, so that guesses sent at the same
 * time, or to several processes, count as well; a right password takes its count back.
 */
@Injectable()
export class LoginThrottleService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** @throws AppError too_many_attempts with the seconds to wait */
  async admit(login: string, address: string): Promise<void> {
    for (const limit of this.limitsOf(login, address)) {
      if (await this.count(limit)) continue;
      throw new AppError('too_many_attempts', { retryAfterS: await this.waitS(limit.key) });
    }
  }

  /** After a right password. */
  async clear(login: string, address: string): Promise<void> {
    const [pair, ...shared] = this.limitsOf(login, address).map(({ key }) => key);
    await this.dataSource.query('DELETE FROM login_throttles WHERE key = $1', [pair]);
    // Others may be guessing at this login or from this address, so only the own attempt is taken back.
    await this.dataSource.query(
      'UPDATE login_throttles SET failures = greatest(failures - 1, 0) WHERE key = ANY ($1)',
      [shared],
    );
  }

  /** Forgets what is a day old. */
  async sweep(): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM login_throttles WHERE window_started_at < now() - interval '1 day'`,
    );
  }

  /** Counts one attempt, in one statement. @returns false, and counts nothing, while the key is blocked */
  private async count({ key, allowed }: Limit): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `INSERT INTO login_throttles AS t (key, failures, window_started_at) VALUES ($1, 1, now())
       ON CONFLICT (key) DO UPDATE SET
         failures = CASE WHEN t.window_started_at < now() - $2::interval THEN 1 ELSE t.failures + 1 END,
         window_started_at =
           CASE WHEN t.window_started_at < now() - $2::interval THEN now() ELSE t.window_started_at END,
         blocked_until = CASE
           WHEN t.window_started_at < now() - $2::interval OR t.failures + 1 < $3::int THEN NULL
           ELSE now() + least($2::interval, $4::interval * power(2, least(t.failures + 1 - $3::int, 10)))
         END
       WHERE t.blocked_until IS NULL OR t.blocked_until <= now()
       RETURNING failures`,
      [key, `${WINDOW_MS} milliseconds`, allowed, `${FIRST_BLOCK_MS} milliseconds`],
    );
    return rows.length > 0;
  }

  private async waitS(key: string): Promise<number> {
    const rows: { waitS: number }[] = await this.dataSource.query(
      `SELECT ceil(extract(epoch FROM blocked_until - now()))::int AS "waitS" FROM login_throttles WHERE key = $1`,
      [key],
    );
    return Math.max(1, rows[0]?.waitS ?? 1);
  }

  /** The narrowest first: who is blocked there does not use up the wider ones. */
  private limitsOf(login: string, address: string): [Limit, Limit, Limit] {
    const hashed = (value: string): string => keyedHash(this.config.sessionSecret, value);
    return [
      { key: `pair:${hashed(`${address} ${login}`)}`, allowed: ALLOWED_PAIR },
      { key: `login:${hashed(login)}`, allowed: ALLOWED_LOGIN },
      { key: `address:${hashed(address)}`, allowed: ALLOWED_ADDRESS },
    ];
  }
}
