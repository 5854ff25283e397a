import { type EntityManager, MoreThan } from 'typeorm';
import { RoomScanRecord } from '../entities/room-scan-record.entity';
import { SessionPauseRecord } from '../entities/session-pause.entity';
import { SessionWindow } from '../entities/session-window.entity';

/** What was given back for other reasons than an interruption. */
export interface ClockStops {
  /** In all; ms. */
  creditedMs: number;
  /** Until when the last of them counts; null without any. */
  lastEndedAt: Date | null;
}

/** When the exam's clock stood because the exam or its staff asked for it, or because the candidate waited for them. */
export async function clockStopsOf(sessionId: string, manager: EntityManager): Promise<ClockStops> {
  const given = { sessionId, creditedMs: MoreThan(0) };
  const scans = await manager.findBy(RoomScanRecord, given);
  const pauses = await manager.findBy(SessionPauseRecord, given);
  const windows = await manager.findBy(SessionWindow, given);
  const ends = [
    ...[...scans, ...pauses].map(({ endedAt }) => endedAt),
    ...windows.map(({ creditedUntil }) => creditedUntil),
  ];
  const endsMs = ends.map((end) => end?.getTime() ?? 0);
  return {
    creditedMs: [...scans, ...pauses, ...windows].reduce((sum, stop) => sum + stop.creditedMs, 0),
    lastEndedAt: endsMs.length > 0 ? new Date(Math.max(...endsMs)) : null,
  };
}
