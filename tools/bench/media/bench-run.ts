import { randomUUID } from 'node:crypto';
import { MEDIA_SOURCES } from '@bakylau/contracts';
import { RunRecorder } from '../../../apps/gateway/src/recording/run-recorder';
import { MediaRun } from '../../../apps/gateway/src/media-session/media-run';
import { type MediaWorker } from '../../../apps/gateway/src/sfu/media-worker';
import { type ClosedSegment, SessionClock } from '@bakylau/recording';

/** The gateway's own run and recorder of one candidate, without a database behind them. */
export interface BenchRun {
  media: MediaRun;
  recorder: RunRecorder;
  clock: SessionClock;
  segments: ClosedSegment[];
}

/** @param directory local folder for the segments; exists */
export async function startBenchRun(worker: MediaWorker, directory: string): Promise<BenchRun> {
  const epoch = new Date();
  const media = await MediaRun.start(
    {
      sessionId: randomUUID(),
      attemptId: randomUUID(),
      examId: randomUUID(),
      candidateId: randomUUID(),
      run: 1,
      epoch,
      uploadProfile: 'p800',
      sources: MEDIA_SOURCES,
    },
    worker,
  );
  const clock = new SessionClock(epoch.getTime());
  const recorder = await RunRecorder.start(media, clock, directory);
  const segments: ClosedSegment[] = [];
  recorder.on('segment', (segment) => segments.push(segment));
  return { media, recorder, clock, segments };
}
