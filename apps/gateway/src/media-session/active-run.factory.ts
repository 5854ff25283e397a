import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { UPLOAD_PROFILES } from '@bakylau/contracts';
import { type AnalysedSource, LookSchedule } from '@bakylau/domain';
import { AnalysisClient } from '@bakylau/platform';
import { FailureNews } from '../analysis/failure-news';
import { FramePace } from '../analysis/frame-pace';
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

/** A gateway that stops gives its last segments this time to reach the store; what does not get there waits on the disk. */
const UPLOAD_PATIENCE_MS = 5_000;

/** Puts one run together: router, recorder, upload of its segments, analysis of its pictures and sound. */
@Injectable()
export class ActiveRunFactory {
  readonly #logger = new Logger(ActiveRunFactory.name);

  constructor(
    private readonly workers: MediaWorkerPool,
    private readonly folder: RecordingFolder,
    private readonly ticker: RecorderTicker,
    private readonly uploader: SegmentUploader,
    private readonly analysis: AnalysisClient,
    private readonly references: FaceReferenceStore,
  ) {}

  /**
   * Resolves when a run could start now, and says whether the disk has room for a session that has not begun.
   * @throws AppError `not_ready` while no media worker is alive
   */
  async ready(): Promise<{ hasRoom: boolean }> {
    await this.workers.acquire();
    return { hasRoom: await this.folder.hasRoom(this.ticker.size) };
  }

  /** @throws AppError `not_ready` while no media worker is alive */
  async start(identity: RunIdentity, live: LiveSession): Promise<ActiveRun> {
    const reference = await this.references.take(identity);
    const directory = await this.folder.open(identity.sessionId);
    const media = await MediaRun.start(identity, await this.workers.acquire());
    const recorder = await RunRecorder.start(media, live.clock, directory);
    const { sessionId } = identity;
    const { monitor } = live;
    const failuresOf = (source: AnalysedSource) => {
      const what = source === 'camera' ? 'pictures' : 'sound';
      const news = new FailureNews(this.#logger, sessionId, what);
      return (atMs: number, error: unknown) => {
        news.add(error);
        monitor.analysisFailed(source, atMs);
      };
    };
    const schedule = new LookSchedule({
      // Also without a reference: that nobody can be compared is told too.
      identity: true,
      body: true,
      distantFaces: true,
      // The rules of the session are read when the exam starts; what none of them uses is not looked for.
      get objects() {
        return monitor.analysis.objects;
      },
      get gaze() {
        return monitor.analysis.gaze;
      },
      get pictures() {
        return monitor.pictures;
      },
    });
    const frames = new FrameTap({
      sessionId,
      schedule,
      pace: new FramePace(UPLOAD_PROFILES[identity.uploadProfile], (atMs) => schedule.isBurst(atMs)),
      reference,
      analyse: (request) => this.analysis.frame(request),
      onObservation: (observation, frame) => monitor.observeFrame(observation, frame),
      onUnavailable: failuresOf('camera'),
    });
    const sounds = new SoundTap({
      sessionId,
      analyse: (request) => this.analysis.sound(request),
      onObservation: (observation) => {
        schedule.heard(observation);
        monitor.observeSound(observation);
      },
      onUnavailable: failuresOf('microphone'),
    });
    recorder.on('segment', (segment) => this.uploader.add(sessionId, segment));
    recorder.on('keyFrame', (source, frame) => {
      monitor.noteFrame(source, frame);
      if (source === 'camera' && monitor.watching) frames.offer(frame);
    });
    recorder.on('frameSize', (source, frame) => {
      if (source === 'camera' && monitor.watching && frames.wantsAfter(frame))
        recorder.requestKeyFrame('camera');
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
      onClosed: async (reason) => {
        this.ticker.remove(recorder);
        if (reason === 'shutdown')
          await Promise.race([this.uploader.drained(sessionId), sleep(UPLOAD_PATIENCE_MS)]);
      },
    });
  }
}
