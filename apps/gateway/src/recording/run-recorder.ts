import { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import { type Consumer, type DirectTransport } from 'mediasoup/types';
import { MEDIA_SOURCES, type MediaSource, type RecordingChain } from '@bakylau/contracts';
import {
  ChainRecorder,
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
  /** Every key frame that arrived, asked for by whomever. */
  keyFrame: ['camera' | 'screen', KeyFrame];
  /** The size of every picture, whole or not: a jump tells of motion. */
  frameSize: ['camera' | 'screen', FrameSize];
  /** Every sound packet, in order. */
  opus: [OpusPacket];
}

const CHAINS = { camera: 'av', microphone: 'av', screen: 'screen' } as const satisfies Record<
  MediaSource,
  RecordingChain
>;

/**
 * Records one run: takes every producer in through a direct transport of the run's router and feeds the two chains. Packets go
 * on to nobody else; whoever wants pictures or sound listens here, after reordering. Call `tick` about ten times a second.
 */
export class RunRecorder extends EventEmitter<RunRecorderEvents> {
  readonly flow = new FlowMeter();
  readonly #logger = new Logger(RunRecorder.name);
  readonly #chains: Record<RecordingChain, ChainRecorder>;
  readonly #consumers = new Map<MediaSource, Consumer>();
  #closed = false;

  private constructor(
    private readonly run: MediaRun,
    private readonly transport: DirectTransport,
    private readonly clock: SessionClock,
    directory: string,
  ) {
    super();
    this.#chains = { av: this.#createChain('av', directory), screen: this.#createChain('screen', directory) };
    run.on('opened', (opened) => void this.#attach(opened));
  }

  /** @param directory local folder for the segments of this session; it exists */
  static async start(run: MediaRun, clock: SessionClock, directory: string): Promise<RunRecorder> {
    return new RunRecorder(run, await run.router.createDirectTransport(), clock, directory);
  }

  get flowing(): MediaSource[] {
    const nowMs = this.clock.nowMs();
    return MEDIA_SOURCES.filter(
      (source) => this.#consumers.has(source) && this.flow.isFlowing(source, nowMs),
    );
  }

  tick(): void {
    if (this.#closed) return;
    const nowMs = this.clock.nowMs();
    this.#chains.av.tick(nowMs);
    this.#chains.screen.tick(nowMs);
  }

  /** Asks the browser for a whole picture; nothing happens when the source is not there. */
  requestKeyFrame(source: 'camera' | 'screen'): void {
    this.#consumers
      .get(source)
      ?.requestKeyFrame()
      .catch(() => undefined);
  }

  /** Writes what waits and closes both segments; they are reported before the promise resolves. Idempotent. */
  async close(): Promise<void> {
    this.#closed = true;
    this.transport.close();
    this.#consumers.clear();
    await Promise.all([this.#chains.av.close(), this.#chains.screen.close()]);
    this.removeAllListeners();
  }

  async #attach({ producer, source }: OpenedProducer): Promise<void> {
    try {
      const consumer = await this.transport.consume({
        producerId: producer.id,
        rtpCapabilities: recorderCapabilities(this.run.router.rtpCapabilities),
        appData: { source },
      });
      this.#consumers.set(source, consumer);
      consumer.observer.once('close', () => {
        if (this.#consumers.get(source) === consumer) this.#consumers.delete(source);
      });
      const track = this.#chains[CHAINS[source]][source === 'microphone' ? 'audio' : 'video'];
      consumer.on('rtp', (packet) => {
        if (this.#closed) return;
        const arrivalMs = this.clock.nowMs();
        this.flow.arrived(source, arrivalMs);
        track.push(packet, arrivalMs);
      });
    } catch (error) {
      if (!this.#closed && !producer.closed)
        this.#logger.error(`The recorder cannot take ${source} in: ${String(error)}`);
    }
  }

  #createChain(chain: RecordingChain, directory: string): ChainRecorder {
    const source = chain === 'av' ? 'camera' : 'screen';
    return new ChainRecorder({
      chain,
      run: this.run.identity.run,
      directory,
      onSegmentClosed: (segment) => this.emit('segment', segment),
      onWriteError: (error) =>
        this.#logger.error(`Recording ${chain} of run ${this.run.identity.run} failed: ${error.message}`),
      onKeyFrame: (frame) => this.emit('keyFrame', source, frame),
      onFrameSize: (frame) => this.emit('frameSize', source, frame),
      onKeyFrameNeeded: () => this.requestKeyFrame(source),
      onOpusPacket: (packet) => this.emit('opus', packet),
    });
  }
}
