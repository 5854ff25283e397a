import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type SessionState } from '@bakylau/contracts';
import { LIVE_STATES } from '@bakylau/domain';
import { IncidentRecord, incidentView, listSessionSummaries, SittingProctor } from '@bakylau/persistence';
import { LiveSessions } from '../media-session/live-sessions';
import { watchingCapabilities } from '../sfu/media-codecs';
import { type ProctorResponse } from '../signalling/command-types';

/** A proctor's wall shows who is there and who has just handed in. */
const SHOWN_STATES: readonly SessionState[] = [...LIVE_STATES, 'submitted'];

/** What somebody sees who begins to watch an exam. */
@Injectable()
export class ExamSnapshot {
  constructor(
    private readonly database: DataSource,
    private readonly live: LiveSessions,
  ) {}

  /** @param userId whose sittings are told */
  async take(examId: string, userId: string): Promise<ProctorResponse<'exam:watch'>> {
    const { manager } = this.database;
    const sessions = await listSessionSummaries(manager, { examIds: [examId], states: SHOWN_STATES });
    const incidents = await manager.find(IncidentRecord, {
      where: { sessionId: In(sessions.map(({ id }) => id)) },
      relations: { verdictUser: true },
      order: { startedAt: 'DESC' },
    });
    const duties = await manager.find(SittingProctor, {
      where: { sitting: { examId } },
      relations: { sitting: true },
    });
    return {
      sessions,
      ownSittings: duties.flatMap(({ sitting, userId: watcher }) =>
        sitting && watcher === userId ? [{ id: sitting.id, room: sitting.room }] : [],
      ),
      watchedSittings: [...new Set(duties.map(({ sittingId }) => sittingId))],
      incidents: incidents.map(incidentView),
      producers: this.live.ofExam(examId).flatMap(({ run }) => run?.media.views ?? []),
      rtpCapabilities: { ...watchingCapabilities() },
    };
  }
}
