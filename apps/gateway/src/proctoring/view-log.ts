import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type MediaSource } from '@bakylau/contracts';
import { AccessLog, newId } from '@bakylau/persistence';

/** Who looked at whom live: every view of a face, room or voice leaves a line before the first picture goes out. */
@Injectable()
export class ViewLog {
  constructor(private readonly database: DataSource) {}

  async live(userId: string, sessionId: string, source: MediaSource): Promise<void> {
    await this.database
      .getRepository(AccessLog)
      .insert({ id: newId(), userId, sessionId, what: `live.${source}` });
  }
}
