import { Inject, Injectable } from '@nestjs/common';
import { type DtlsParameters, type RtpParameters } from 'mediasoup/types';
import { AppError, SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { RunStore } from '../session-store/run.store';
import { iceServersFor } from '../sfu/ice-servers';
import { transportParameters } from '../sfu/transport-parameters';
import { type CandidateRequest, type CandidateResponse } from '../signalling/command-types';
import { type ActiveRun } from './active-run';
import { type CandidatePeer } from './candidate-peer';
import { ExamWindows } from './exam-windows';
import { type LiveSession } from './live-session';
import { LiveSessions } from './live-sessions';

/** What a candidate's window may ask for. Everything but the join works on the session that the window holds. */
@Injectable()
export class CandidateService {
  readonly #joined = new WeakMap<CandidatePeer, string>();

  constructor(
    private readonly sessions: LiveSessions,
    private readonly runs: RunStore,
    private readonly windows: ExamWindows,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * @throws AppError `not_found` for an attempt that is not one's own, `session_not_live`, `step_out_of_order`, `not_ready`;
   * `open_elsewhere` while another window is there, and `taken_over` for one that the exam was moved away from
   */
  async join(
    peer: CandidatePeer,
    { attemptId, windowId, again = false }: CandidateRequest<'session:join'>,
  ): Promise<CandidateResponse<'session:join'>> {
    const sessionId = await this.runs.getOwnSessionId(attemptId, peer.userId);
    peer.identify(windowId);
    const live = await this.sessions.join(sessionId, peer, () => this.windows.admit(sessionId, peer, again));
    this.#joined.set(peer, sessionId);
    const { identity, media } = runOf(live);
    return {
      sessionId,
      state: live.state,
      run: identity.run,
      epoch: identity.epoch.toISOString(),
      nowMs: live.nowMs,
      uploadProfile: identity.uploadProfile,
      rtpCapabilities: { ...media.router.rtpCapabilities },
    };
  }

  async createTransport(peer: CandidatePeer): Promise<CandidateResponse<'transport:create'>> {
    const transport = await this.#runHeldBy(peer).media.createSendingTransport();
    return transportParameters(transport, iceServersFor(peer.userId, this.config.rtc.turn));
  }

  /** The first step of a page that has joined and is ready to hear; it gets the hints that stand. */
  async connectTransport(peer: CandidatePeer, request: CandidateRequest<'transport:connect'>): Promise<void> {
    const { transportId, dtlsParameters } = request;
    await this.#runHeldBy(peer).media.connectTransport(
      transportId,
      dtlsParameters as unknown as DtlsParameters,
    );
    this.sessionHeldBy(peer).monitor.repeatHints();
  }

  async restartIce(
    peer: CandidatePeer,
    { transportId }: CandidateRequest<'transport:restart-ice'>,
  ): Promise<CandidateResponse<'transport:restart-ice'>> {
    return { iceParameters: { ...(await this.#runHeldBy(peer).media.restartIce(transportId)) } };
  }

  async produce(
    peer: CandidatePeer,
    { transportId, source, rtpParameters, deviceLabel }: CandidateRequest<'producer:create'>,
  ): Promise<CandidateResponse<'producer:create'>> {
    const live = this.sessionHeldBy(peer);
    const { media } = runOf(live);
    const { producerId } = await media.produce({
      transportId,
      source,
      rtpParameters: rtpParameters as unknown as RtpParameters,
    });
    live.monitor.noteDevice(source, deviceLabel, live.nowMs);
    return { producerId };
  }

  closeProducer(peer: CandidatePeer, { producerId }: CandidateRequest<'producer:close'>): void {
    this.#runHeldBy(peer).media.closeProducer(producerId);
  }

  /** Only what the table shows already, so that a start right after it finds the same. */
  mediaStatus(peer: CandidatePeer): CandidateResponse<'media:status'> {
    return { flowing: this.sessionHeldBy(peer).publishedSources };
  }

  report(peer: CandidatePeer, { events }: CandidateRequest<'client:report'>): void {
    const live = this.sessionHeldBy(peer);
    live.monitor.report(events, live.nowMs);
    // What the candidate turns to is on the screen now: a picture of it serves as evidence.
    if (events.some(({ kind }) => kind === 'page_hidden' || kind === 'window_blurred')) {
      live.run?.recorder.requestKeyFrame('screen');
    }
  }

  /** The window's connection is gone. */
  leave(peer: CandidatePeer): void {
    const sessionId = this.#joined.get(peer);
    if (sessionId !== undefined) this.sessions.find(sessionId)?.leave(peer);
    void this.windows.withdraw(peer);
  }

  /** @throws AppError `taken_over` unless it waits, `forbidden` where a proctor moves it */
  takeOver(peer: CandidatePeer): Promise<void> {
    return this.windows.takeOver(peer);
  }

  /** @throws AppError `taken_over` when another window holds the session, `session_not_live` when none does or it ended */
  sessionHeldBy(peer: CandidatePeer): LiveSession {
    if (peer.takenOver) throw new AppError('taken_over');
    const sessionId = this.#joined.get(peer);
    const live = sessionId === undefined ? null : this.sessions.find(sessionId);
    if (live?.owner !== peer) throw new AppError('session_not_live');
    return live;
  }

  #runHeldBy(peer: CandidatePeer): ActiveRun {
    return runOf(this.sessionHeldBy(peer));
  }
}

function runOf(live: LiveSession): ActiveRun {
  if (!live.run) throw new AppError('session_not_live');
  return live.run;
}
