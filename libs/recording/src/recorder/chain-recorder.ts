import { hasSound, type RecordingChain, videoTrackOf } from '../recording-chain';
import { AudioTrackRecorder, type OpusPacket } from './audio-track-recorder';
import { SegmentWriter, type SegmentWriterOptions } from './segment-writer';
import { type TrackCounters } from './track-recorder';
import { VideoTrackRecorder, type VideoTrackCallbacks } from './video-track-recorder';

export interface ChainRecorderOptions extends SegmentWriterOptions, VideoTrackCallbacks {
  onOpusPacket: (packet: OpusPacket) => void;
}

/**
 * Records one chain of a session during one run: hand every RTP packet to `video` or `audio`, and call `tick` about ten
 * times a second. It has no timer and no clock of its own, so that one timer can serve all candidates of a process.
 */
export class ChainRecorder {
  readonly chain: RecordingChain;
  readonly run: number;
  readonly video: VideoTrackRecorder;
  /** The screen has no sound; packets given to it are recorded all the same. */
  readonly audio: AudioTrackRecorder;

  private readonly writer: SegmentWriter;
  private closing: Promise<void> | undefined;

  constructor(options: ChainRecorderOptions) {
    this.chain = options.chain;
    this.run = options.run;
    this.writer = new SegmentWriter(options);
    this.audio = new AudioTrackRecorder(this.writer, options.onOpusPacket);
    const accompany = hasSound(options.chain)
      ? (atMs: number) => this.audio.accompany(atMs)
      : () => undefined;
    this.video = new VideoTrackRecorder(videoTrackOf(options.chain), this.writer, options, accompany);
  }

  /** @param nowMs session time on the same clock as the packets' arrival */
  tick(nowMs: number): void {
    this.video.tick(nowMs);
    this.audio.tick(nowMs);
    this.audio.fillUntil(nowMs);
    this.writer.advance(nowMs);
  }

  get counters(): { video: TrackCounters & { framesDropped: number }; audio: TrackCounters } {
    return {
      video: { ...this.video.counters, framesDropped: this.video.framesDropped },
      audio: this.audio.counters,
    };
  }

  /** Writes what is left and closes the last segment. Packets after this are an error of the caller. Idempotent. */
  close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private async finish(): Promise<void> {
    this.video.finish();
    this.audio.finish();
    await this.writer.close();
  }
}
