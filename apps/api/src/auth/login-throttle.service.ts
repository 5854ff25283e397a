import { AppError, keyedHash, SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Turns } from './turns';

interface Limit {
  key: string;
  /** Failures in a window before the first block. */
  allowed: number;
}

type Limits = Record<'pair' | 'login' | 'address', Limit>;

/** Failures are counted within this span. */
const WINDOW_MS = 15 * 60_000;
/** First block; it doubles with every further failure up to the window. */
const FIRST_BLOCK_MS = 30_000;
/** Of one login from one address: someone who does not remember, or who guesses. */
const ALLOWED_PAIR = 5;
/** Of one login from everywhere. Higher, or anyone could lock a candidate out of an exam. */
const ALLOWED_LOGIN = 50;
/** Wrong passwords of one address for all logins. A whole exam hall may share one. */
const ALLOWED_ADDRESS = 100;
/** Passwords of one address that a process looks at at the same time; by so many may guesses pass the limit of the address. */
const CHECKS_AT_ONCE = 8;

/**
 * Slows down guessing, by counts in PostgreSQL. For one login an attempt is counted before the password is looked at, so that
 * guesses sent at the same time, or to several processes, count as well; a right password takes its count back. For an address
 * only wrong passwords count, because an exam hall behind one address signs in at once; there the attempts take turns.
 */
@Injectable()
export class LoginThrottleService {
  private readonly turns = new Turns(CHECKS_AT_ONCE);

  constructor(
    private readonly dataSource: DataSource,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * Looks at a password, if the login and the address may try one.
   * @param check answers null for a wrong password
   * @returns what the check answered
   * @throws AppError too_many_attempts with the seconds to wait
   */
  async guard<T>(login: string, address: string, check: () => Promise<T | null>): Promise<T | null> {
    const limits = this.limitsOf(login, address);
    return this.turns.take(limits.address.key, async () => {
      await this.admit(limits);
      const found = await check();
      if (found === null) await this.count(limits.address);
      else await this.takeBack(limits);
      return found;
    });
  }

  /** The narrowest count first: who is blocked there does not use up the wider one. */
  private async admit({ pair, login, address }: Limits): Promise<void> {
    const addressWaitS = await this.waitS(address.key);
    if (addressWaitS > 0) throw new AppError('too_many_attempts', { retryAfterS: addressWaitS });
    for (const limit of [pair, login]) {
      if (await this.count(limit)) continue;
      throw new AppError('too_many_attempts', { retryAfterS: Math.max(1, await this.waitS(limit.key)) });
    }
  }

  /** After a right password. */
  private async takeBack({ pair, login }: Limits): Promise<void> {
    await this.dataSource.query('DELETE FROM login_throttles WHERE key = $1', [pair.key]);
    // Others may be guessing at this login, so only the own attempt is taken back, with a block that it alone had caused.
    await this.dataSource.query(
      `UPDATE login_throttles SET failures = greatest(failures - 1, 0),
         blocked_until = CASE WHEN failures - 1 < $2::int THEN NULL ELSE blocked_until END
       WHERE key = $1`,
      [login.key, login.allowed],
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

  /** Seconds until the key may try again; 0 when it may now. */
  private async waitS(key: string): Promise<number> {
    const rows: { waitS: number }[] = await this.dataSource.query(
      `SELECT ceil(extract(epoch FROM blocked_until - now()))::int AS "waitS" FROM login_throttles
       WHERE key = $1 AND blocked_until > now()`,
      [key],
    );
    return rows[0]?.waitS ?? 0;
  }

  private limitsOf(login: string, address: string): Limits {
    const hashed = (value: string): string => keyedHash(this.config.sessionSecret, value);
    return {
      pair: { key: `pair:${hashed(`${address} ${login}`)}`, allowed: ALLOWED_PAIR },
      login: { key: `login:${hashed(login)}`, allowed: ALLOWED_LOGIN },
      address: { key: `address:${hashed(address)}`, allowed: ALLOWED_ADDRESS },
    };
  }
}
