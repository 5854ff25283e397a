import { isCandidateChain, recordingChainSchema } from '@bakylau/contracts';
import {
  Attempt,
  ChainEntryRecord,
  RecordingSegment,
  RoomScanRecord,
  SessionPauseRecord,
  SessionRun,
} from '@bakylau/persistence';
import { type EntityManager, Raw } from 'typeorm';
import { pauseCorrection } from '../pauses/pause-correction';
import { listRecordedExaminers } from '../sessions/recorded-examiners';
import { recordingTrackView } from '../sessions/recording-track.view';
import { type ProtocolFacts, type RecordedChain } from './protocol-facts';

/** Runs of the media, and what interruptions and scans of the room gave back. */
export async function readTimeFacts(
  sessionId: string,
  { creditedMs }: Pick<Attempt, 'creditedMs'>,
  manager: EntityManager,
): Promise<ProtocolFacts['time']> {
  const [runs, entries, scans, pauses] = await Promise.all([
    manager.find(SessionRun, { where: { sessionId }, order: { run: 'ASC' } }),
    manager.find(ChainEntryRecord, {
      where: { sessionId, payload: Raw((column) => `${column} ->> 'change' = 'time_credited'`) },
      order: { seq: 'ASC' },
    }),
    manager.find(RoomScanRecord, { where: { sessionId }, order: { askedAt: 'ASC' } }),
    manager.find(SessionPauseRecord, {
      where: { sessionId },
      relations: { pauser: true, resumer: true },
      order: { pausedAt: 'ASC' },
    }),
  ]);
  return {
    runs: runs.map(({ run, startedAtMs, endedAtMs }) => ({ run, startedAtMs, endedAtMs })),
    credits: entries.map(({ atMs, payload }) => {
      const credit = payload as { lostMs: number; creditedMs: number };
      return { atMs, lostMs: credit.lostMs, creditedMs: credit.creditedMs };
    }),
    scans: scans.map(({ askedAt, state, creditedMs: given }) => ({
      askedAt: askedAt.toISOString(),
      state,
      creditedMs: given,
    })),
    pauses: pauses.map(({ isBreak, pausedAt, pauser, reason, creditedMs: given }) => ({
      isBreak,
      pausedAt: pausedAt.toISOString(),
      pausedBy: pauser?.displayName ?? '',
      reason,
      creditedMs: given,
    })),
    corrections: pauses.flatMap((pause) => {
      const correction = pauseCorrection(pause);
      const { endedAt, resumer } = pause;
      if (!correction || !endedAt) return [];
      return [{ at: endedAt.toISOString(), by: resumer?.displayName ?? '', ...correction }];
    }),
    creditedMs,
  };
}

/** The candidate's, recorded or not, and of a panel those that are recorded. */
export async function readRecordedChains(
  sessionId: string,
  manager: EntityManager,
): Promise<RecordedChain[]> {
  const all = await manager.findBy(RecordingSegment, { sessionId });
  const panel = await listRecordedExaminers(sessionId, manager);
  const chains = recordingChainSchema.options.filter(
    (chain) => isCandidateChain(chain) || all.some((segment) => segment.chain === chain),
  );
  return chains.map((chain) => {
    const examiners = isCandidateChain(chain) ? [] : [...(panel.get(chain) ?? [])];
    const segments = all.filter((segment) => segment.chain === chain);
    const losses = segments.flatMap(({ holes }) => holes).filter(({ lostPackets }) => lostPackets > 0);
    const totalMs = losses.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
    const track = recordingTrackView(chain, segments);
    return { chain, examiners, track, losses: { spans: losses.length, totalMs } };
  });
}
