import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Who this gateway is in the tables: a name that lies beside its local recordings, because whoever starts with those files
 * takes over the sessions that belong to them.
 */
export class GatewayIdentity {
  private constructor(readonly id: string) {}

  static ofDirectory(directory: string): GatewayIdentity {
    mkdirSync(directory, { recursive: true });
    const path = join(directory, 'gateway-id');
    try {
      writeFileSync(path, randomUUID(), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return new GatewayIdentity(readFileSync(path, 'utf8').trim());
  }
}
