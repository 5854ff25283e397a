import { VIDEO_TRACK } from '../recording-chain';
import { type RtpPacketView } from '../rtp/rtp-packet-view';
import { Vp8Depacketizer, vp8KeyFrameSize, type Vp8Frame } from '../rtp/vp8-depacketizer';
import { SORT_DELAY_MS, TARGET_SEGMENT_MS, type SegmentWriter } from './segment-writer';
import { TrackRecorder } from './track-recorder';

const VIDEO_CLOCK_HZ = 90_000;
/** Room for a lost packet to be asked for again and come, below the time that blocks wait to be sorted. */
const REORDER_WAIT_MS = SORT_DELAY_MS - 100;
/** A key frame takes a round trip; asking more often only costs bitrate. */
const KEY_FRAME_REQUEST_EVERY_MS = 1_000;
/** Nothing tells how long the last frame of a segment is shown; 15 frames a second are usual. */
const FRAME_MS = 66;

export interface KeyFrame {
  /** Session milliseconds. */
  atMs: number;
  /** The encoded frame, a whole picture: `vp8KeyFrameToWebp` makes an image file of it. */
  vp8: Buffer;
  width: number;
  height: number;
}

export interface FrameSize {
  /** Session milliseconds. */
  atMs: number;
  sizeBytes: number;
  isKey: boolean;
}

export interface VideoTrackCallbacks {
  onKeyFrame: (frame: KeyFrame) => void;
  /** Every frame; a jump in the sizes of frames that are not key frames tells of motion. */
  onFrameSize: (frame: FrameSize) => void;
  /** Recording needs a key frame now: at the end of a segment, at the beginning, or after a loss. */
  onKeyFrameNeeded: () => void;
}

/** Records the camera or the screen: VP8 over RTP. */
export class VideoTrackRecorder extends TrackRecorder {
  private readonly depacketizer = new Vp8Depacketizer((frame) => this.receiveFrame(frame));
  private awaitsFirstKey = true;
  private lastFrameMs = -Infinity;
  private lastKeyMs = -Infinity;
  private requestedAtMs = -Infinity;
  /** Where the picture stopped being sound, while no key frame has mended it. */
  private holeFromMs: number | undefined;
  private framesBeforeFirstKey = 0;

  /** @param onWritten tells the time of every frame that goes into the recording */
  constructor(
    private readonly track: 'camera' | 'screen',
    private readonly writer: SegmentWriter,
    private readonly callbacks: VideoTrackCallbacks,
    private readonly onWritten: (atMs: number) => void,
  ) {
    super(VIDEO_CLOCK_HZ, REORDER_WAIT_MS);
  }

  /** Frames that could not be put together, and frames that nothing can show because no key frame came before them. */
  get framesDropped(): number {
    return this.depacketizer.framesDropped + this.framesBeforeFirstKey;
  }

  protected override receive(packet: RtpPacketView, lostBefore: number): void {
    if (lostBefore > 0) this.onLoss(packet.timestamp, lostBefore);
    if (!this.depacketizer.push(packet) && lostBefore === 0) this.onLoss(packet.timestamp, 0);
  }

  protected override restart(): void {
    this.depacketizer.discard();
    this.awaitsFirstKey = true;
  }

  private receiveFrame({ timestamp, data, isKey }: Vp8Frame): void {
    const atMs = Math.max(this.clock.toSessionMs(timestamp), this.lastFrameMs);
    this.callbacks.onFrameSize({ atMs, sizeBytes: data.length, isKey });
    if (isKey) this.onKey(atMs, data);
    else if (this.awaitsFirstKey) {
      this.framesBeforeFirstKey++;
      return this.requestKeyFrame(atMs);
    }
    this.lastFrameMs = atMs;
    this.writer.push({
      timeMs: Math.max(Math.round(atMs), 0),
      durationMs: FRAME_MS,
      track: VIDEO_TRACK,
      isKey,
      data,
      isFiller: false,
    });
    this.onWritten(atMs);
    if (this.holeFromMs !== undefined) this.markHole(atMs, 0);
    if (this.isTimeToCut(atMs)) this.requestKeyFrame(atMs);
  }

  /** The key frame that ends the segment may have come already and still wait to be sorted. */
  private isTimeToCut(atMs: number): boolean {
    const { writer } = this;
    return (
      writer.openForMs(atMs) >= TARGET_SEGMENT_MS && writer.openForMs(this.lastKeyMs) < TARGET_SEGMENT_MS
    );
  }

  private onKey(atMs: number, vp8: Buffer): void {
    this.awaitsFirstKey = false;
    this.lastKeyMs = atMs;
    if (this.holeFromMs !== undefined) {
      this.markHole(atMs, 0);
      this.holeFromMs = undefined;
    }
    const size = vp8KeyFrameSize(vp8);
    if (size) this.callbacks.onKeyFrame({ atMs, vp8, ...size });
  }

  /** Frames after the hole are still written: they may look broken, but they are what was sent. */
  private onLoss(timestamp: number, lostPackets: number): void {
    this.depacketizer.discard();
    const atMs = this.clock.toSessionMs(timestamp);
    this.holeFromMs ??= this.lastFrameMs === -Infinity ? atMs : Math.min(this.lastFrameMs, atMs);
    this.markHole(atMs, lostPackets);
    this.requestKeyFrame(atMs);
  }

  private markHole(untilMs: number, lostPackets: number): void {
    this.writer.holes.add(this.track, Math.round(this.holeFromMs!), Math.round(untilMs), lostPackets);
  }

  private requestKeyFrame(atMs: number): void {
    if (atMs - this.requestedAtMs < KEY_FRAME_REQUEST_EVERY_MS) return;
    this.requestedAtMs = atMs;
    this.callbacks.onKeyFrameNeeded();
  }
}
