import { hash, verify } from '@node-rs/argon2';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** argon2id with 19 MiB, 2 passes, 1 lane: OWASP Password Storage Cheat Sheet. About 50 ms of one core. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes and checks passwords. */
@Injectable()
export class PasswordService implements OnModuleInit {
  private decoyHash = '';

  async onModuleInit(): Promise<void> {
    this.decoyHash = await this.hash('a password that nobody has');
  }

  /** The hash in PHC form, with a new salt. */
  hash(password: string): Promise<string> {
    return hash(password, ARGON2ID);
  }

  /**
   * Whether the password belongs to the hash. Without a hash (no such login) the same work is done and the answer is no, so
   * that the time of the answer does not tell which logins exist.
   */
  async isRight(password: string, passwordHash: string | null): Promise<boolean> {
    const isMatch = await verify(passwordHash ?? this.decoyHash, password).catch(() => false);
    return isMatch && passwordHash !== null;
  }
}
