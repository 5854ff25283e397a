import { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import { type Consumer, type DirectTransport, type MediaKind, type Producer } from 'mediasoup/types';
import {
  type CandidateChain,
  type ExaminerChain,
  isCandidateChain,
  MEDIA_SOURCES,
  type MediaSource,
  type RecordingChain,
} from '@bakylau/contracts';
import {
  ChainRecorder,
  type ChainRecorderOptions,
  type ClosedSegment,
  type FrameSize,
  type KeyFrame,
  type OpusPacket,
  type SessionClock,
} from '@bakylau/recording';
import { type MediaRun, type OpenedProducer } from '../media-session/media-run';
import { recorderCapabilities } from '../sfu/recorder-capabilities';
import { FlowMeter } from './flow-meter';

export interface RunRecorderEvents {
  /** A piece of recording is complete on this host's disk. */
  segment: [ClosedSegment];
  /** Every key frame of the candidate's that arrived, asked for by whomever. */
  keyFrame: ['camera' | 'screen', KeyFrame];
  /** The size of every picture of the candidate's, whole or not: a jump tells of motion. */
  frameSize: ['camera' | 'screen', FrameSize];
  /** Every sound packet of the candidate's, in order. */
  opus: [OpusPacket];
}

const CHAINS = { camera: 'av', microphone: 'av', screen: 'screen' } as const satisfies Record<
  MediaSource,
  CandidateChain
>;
const TRACKS = {
  camera: 'av/video',
  microphone: 'av/audio',
  screen: 'screen/video',
} as const satisfies Record<MediaSource, TrackName>;
type TrackName = `${RecordingChain}/${MediaKind}`;
type MediaNews = Pick<ChainRecorderOptions, 'onKeyFrame' | 'onFrameSize' | 'onOpusPacket'>;

/** Examiners are recorded and not supervised: what analyses media learns nothing of theirs. */
const UNWATCHED: MediaNews = {
  onKeyFrame: () => undefined,
  onFrameSize: () => undefined,
  onOpusPacket: () => undefined,
};

/**
 * Records one run: takes every producer of the candidate in through a direct transport of the run's router, and those of a panel that are
 * given to it, and feeds the chains. Packets go on to nobody else; whoever wants the candidate's pictures or sound listens here, after
 * reordering. Call `tick` about ten times a second.
 */
export class RunRecorder extends EventEmitter<RunRecorderEvents> {
  readonly flow = new FlowMeter();
  readonly #logger = new Logger(RunRecorder.name);
  readonly #chains = new Map<RecordingChain, ChainRecorder>();
  readonly #consumers = new Map<TrackName, Consumer>();
  #closed = false;

  private constructor(
    private readonly run: MediaRun,
    private readonly transport: DirectTransport,
    private readonly clock: SessionClock,
    private readonly directory: string,
  ) {
    super();
    run.on('opened', (opened) => void this.#recordCandidate(opened));
  }

  /** @param directory local folder for the segments of this session; it exists */
  static async start(run: MediaRun, clock: SessionClock, directory: string): Promise<RunRecorder> {
    return new RunRecorder(run, await run.router.createDirectTransport(), clock, directory);
  }

  get flowing(): MediaSource[] {
    const nowMs = this.clock.nowMs();
    return MEDIA_SOURCES.filter(
      (source) => this.#consumers.has(TRACKS[source]) && this.flow.isFlowing(source, nowMs),
    );
  }

  tick(): void {
    if (this.#closed) return;
    const nowMs = this.clock.nowMs();
    for (const chain of this.#chains.values()) chain.tick(nowMs);
  }

  /** Asks the browser for a whole picture; nothing happens when the source is not there. */
  requestKeyFrame(source: 'camera' | 'screen'): void {
    this.#askForKeyFrame(CHAINS[source]);
  }

  /**
   * Takes in what an examiner sends, until it ends. One picture and one sound of a seat at a time; a later one goes on where the earlier
   * ended, after a gap.
   * @throws Error when the run has ended
   */
  async recordExaminer(chain: ExaminerChain, producer: Producer): Promise<void> {
    await this.#takeIn(producer, chain);
  }

  /** Writes what waits and closes the last segments; they are reported before the promise resolves. Idempotent. */
  async close(): Promise<void> {
    this.#closed = true;
    this.transport.close();
    this.#consumers.clear();
    await Promise.all([...this.#chains.values()].map((chain) => chain.close()));
    this.removeAllListeners();
  }

  async #recordCandidate({ producer, source }: OpenedProducer): Promise<void> {
    try {
      await this.#takeIn(producer, CHAINS[source], (atMs) => this.flow.arrived(source, atMs));
    } catch (error) {
      if (!this.#closed && !producer.closed)
        this.#logger.error(`The recorder cannot take ${source} in: ${String(error)}`);
    }
  }

  async #takeIn(
    producer: Producer,
    chain: RecordingChain,
    onArrival: (atMs: number) => void = () => undefined,
  ): Promise<void> {
    const consumer = await this.transport.consume({
      producerId: producer.id,
      rtpCapabilities: recorderCapabilities(this.run.router.rtpCapabilities),
    });
    const { kind } = consumer;
    const name: TrackName = `${chain}/${kind}`;
    this.#consumers.set(name, consumer);
    consumer.observer.once('close', () => {
      if (this.#consumers.get(name) === consumer) this.#consumers.delete(name);
    });
    const track = this.#open(chain)[kind];
    consumer.on('rtp', (packet) => {
      if (this.#closed) return;
      const arrivalMs = this.clock.nowMs();
      onArrival(arrivalMs);
      track.push(packet, arrivalMs);
    });
  }

  #askForKeyFrame(chain: RecordingChain): void {
    this.#consumers
      .get(`${chain}/video`)
      ?.requestKeyFrame()
      .catch(() => undefined);
  }

  /** A chain begins with the first of its media, and goes on until the run ends. */
  #open(chain: RecordingChain): ChainRecorder {
    const present = this.#chains.get(chain);
    if (present) return present;
    const { run } = this.run.identity;
    const opened = new ChainRecorder({
      chain,
      run,
      directory: this.directory,
      onSegmentClosed: (segment) => this.emit('segment', segment),
      onWriteError: (error) =>
        this.#logger.error(`Recording ${chain} of run ${run} failed: ${error.message}`),
      onKeyFrameNeeded: () => this.#askForKeyFrame(chain),
      ...this.#newsOf(chain),
    });
    this.#chains.set(chain, opened);
    return opened;
  }

  #newsOf(chain: RecordingChain): MediaNews {
    if (!isCandidateChain(chain)) return UNWATCHED;
    const source = chain === 'av' ? 'camera' : 'screen';
    return {
      onKeyFrame: (frame) => this.emit('keyFrame', source, frame),
      onFrameSize: (frame) => this.emit('frameSize', source, frame),
      onOpusPacket: (packet) => this.emit('opus', packet),
    };
  }
}
