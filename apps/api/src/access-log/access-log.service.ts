import { AccessLog, newId } from '@bakylau/persistence';
import { type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What of a person was looked at or listened to. */
export type AccessedThing =
  | 'session.review'
  | 'session.pack'
  | 'session.protocol'
  | 'recording.av'
  | 'recording.screen'
  | 'recording.examiner'
  | 'recording.clip'
  | 'recording.frames'
  | 'recording.local'
  | 'evidence'
  | 'photo.check_in'
  | 'photo.enrolled'
  | 'room_scan.panorama'
  | 'photo.liveness'
  | 'sound.liveness'
  | 'person.export';

/** Writes down every view of a face, a room or a voice. Called before the picture or recording goes out. */
@Injectable()
export class AccessLogService {
  constructor(private readonly dataSource: DataSource) {}

  /** @param detail ids only */
  async record(
    principal: Principal,
    what: AccessedThing,
    sessionId: string | null,
    detail: Record<string, string | number> = {},
  ): Promise<void> {
    await this.dataSource
      .getRepository(AccessLog)
      .insert({ id: newId(), userId: principal.userId, what, sessionId, detail });
  }
}
