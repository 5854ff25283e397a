import { Injectable } from '@nestjs/common';
import { UPLOAD_PROFILES } from '@bakylau/contracts';
import { AnalysisClient } from '@bakylau/platform';
import { FrameTap } from '../analysis/frame-tap';
import { SoundTap } from '../analysis/sound-tap';
import { RecorderTicker } from '../recording/recorder-ticker';
import { RecordingFolder } from '../recording/recording-folder';
import { RunRecorder } from '../recording/run-recorder';
import { SegmentUploader } from '../recording/segment-uploader';
import { MediaWorkerPool } from '../sfu/media-worker-pool';
import { FaceReferenceStore } from '../session-store/face-reference.store';
import { ActiveRun } from './active-run';
import { type LiveSession } from './live-session';
import { MediaRun } from './media-run';
import { type RunIdentity } from './run-identity';

/** Puts one run together: router, recorder, upload of its segments, analysis of its pictures and sound. */
@Injectable()
export class ActiveRunFactory {
  constructor(
    private readonly workers: MediaWorkerPool,
    private readonly folder: RecordingFolder,
    private readonly ticker: RecorderTicker,
    private readonly uploader: SegmentUploader,
    private readonly analysis: AnalysisClient,
    private readonly references: FaceReferenceStore,
  ) {}

  /** Resolves when a run could start now. @throws AppError `not_ready` while no media worker is alive */
  async ready(): Promise<void> {
    await this.workers.acquire();
  }

  /** @throws AppError `not_ready` while no media worker is alive */
  async start(identity: RunIdentity, live: LiveSession): Promise<ActiveRun> {
    const reference = await this.references.find(identity.candidateId);
    const directory = await this.folder.open(identity.sessionId);
    const media = await MediaRun.start(identity, await this.workers.acquire());
    const recorder = await RunRecorder.start(media, live.clock, directory);
    const { sessionId } = identity;
    const { monitor } = live;
    const onUnavailable = (atMs: number) => monitor.analysisFailed(atMs);
    const frames = new FrameTap({
      sessionId,
      intervalMs: UPLOAD_PROFILES[identity.uploadProfile].keyframeEveryMs,
      reference,
      analyse: (request) => this.analysis.frame(request),
      onObservation: (observation, frame) => monitor.observeFrame(observation, frame),
      onUnavailable,
    });
    const sounds = new SoundTap({
      sessionId,
      analyse: (request) => this.analysis.sound(request),
      onObservation: (observation) => monitor.observeSound(observation),
      onUnavailable,
    });
    recorder.on('segment', (segment) => this.uploader.add(sessionId, segment));
    recorder.on('keyFrame', (source, frame) => {
      monitor.noteFrame(source, frame);
      if (source === 'camera' && monitor.watching) frames.offer(frame);
    });
    recorder.on('opus', (packet) => {
      if (monitor.watching) sounds.offer(packet);
    });
    this.ticker.add(recorder);
    return new ActiveRun(identity, {
      media,
      recorder,
      frames,
      sounds,
      onClosed: () => this.ticker.remove(recorder),
    });
  }
}
