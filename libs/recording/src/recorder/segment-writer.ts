import { join } from 'node:path';
import { VIDEO_TRACK, videoTrackOf, type RecordingChain, type RecordingTrack } from '../recording-chain';
import { vp8KeyFrameSize } from '../rtp/vp8-depacketizer';
import { type ClosedSegment, type SegmentTrack } from '../segment';
import { BlockQueue, type MediaBlock } from './block-queue';
import { HoleLedger } from './hole-ledger';
import { PartFile } from './part-file';
import { partName } from './part-name';

/** A segment ends at the first key frame after this; the key frame is asked for at the same moment and takes about 300 ms. */
export const TARGET_SEGMENT_MS = 9_700;
/** No key frame came: the segment ends anyway, well before block times leave their 16 bits. */
export const MAX_SEGMENT_MS = 25_000;
/** Video that has been away for so long no longer decides where a segment ends. */
const VIDEO_IDLE_MS = 2_000;
/** With nothing to record for so long, the open segment is closed; what comes later begins a new one. */
export const CHAIN_IDLE_MS = 5_000;
/** How long blocks wait to be sorted: a retransmitted frame may be so late. Also what a crash may cost, with FLUSH_MS. */
export const SORT_DELAY_MS = 700;
const FLUSH_MS = 500;

export interface SegmentWriterOptions {
  chain: RecordingChain;
  run: number;
  /** Local folder for the `.part` and `.webm` files; it exists. */
  directory: string;
  onSegmentClosed: (segment: ClosedSegment) => void;
  /** A write failed (disk full, for example). The segment is lost up to what `recoverPart` finds; recording goes on. */
  onWriteError: (error: Error) => void;
}

interface OpenSegment {
  file: PartFile;
  seq: number;
  startMs: number;
  endMs: number;
  video: Extract<SegmentTrack, { codec: 'vp8' }> | undefined;
  audio: Extract<SegmentTrack, { codec: 'opus' }> | undefined;
}

/** Cuts one chain into segment files. Blocks go in as they come, `advance` moves them out by the clock. */
export class SegmentWriter {
  readonly holes = new HoleLedger();

  private readonly queue = new BlockQueue();
  private open: OpenSegment | undefined;
  private nextSeq = 0;
  private lastWrittenMs = 0;
  private lastVideoMs = -Infinity;
  private lastFlushMs = -Infinity;
  /** Segments finish one after the other, so that they are reported in order. */
  private finishing: Promise<void> = Promise.resolve();

  constructor(private readonly options: SegmentWriterOptions) {}

  /** How much of the open segment is written, up to this time; 0 when none is open. */
  openForMs(atMs: number): number {
    return this.open ? atMs - this.open.startMs : 0;
  }

  push(block: MediaBlock): void {
    this.queue.push(block);
  }

  /** Writes what has waited long enough, flushes twice a second, and closes a segment that got nothing any more. */
  advance(nowMs: number): void {
    this.writeUntil(nowMs - SORT_DELAY_MS);
    if (this.open && nowMs - SORT_DELAY_MS - this.open.endMs > CHAIN_IDLE_MS) this.closeSegment();
    if (nowMs - this.lastFlushMs >= FLUSH_MS) {
      this.lastFlushMs = nowMs;
      this.open?.file.flush();
    }
  }

  /** Writes everything that waits and closes the last segment; resolves when all segments are on the disk and reported. */
  async close(): Promise<void> {
    this.writeUntil(Infinity);
    this.closeSegment();
    await this.finishing;
  }

  private writeUntil(untilMs: number): void {
    for (let block = this.queue.shiftUntil(untilMs); block; block = this.queue.shiftUntil(untilMs))
      this.write(block);
  }

  private write(block: MediaBlock): void {
    // A block that came later than the sorting waits takes the time of the one before it.
    const timeMs = Math.max(block.timeMs, this.lastWrittenMs);
    this.lastWrittenMs = timeMs;
    if (this.open && this.endsBefore(block, timeMs)) this.closeSegment(timeMs);
    this.open ??= this.openSegment(timeMs);
    const { open } = this;
    open.file.append(block.track, timeMs - open.startMs, block.isKey, block.data);
    open.endMs = Math.max(open.endMs, timeMs + block.durationMs);
    if (block.track === VIDEO_TRACK) this.countVideo(open, block, timeMs);
    else this.countAudio(open, block);
  }

  private endsBefore(block: MediaBlock, timeMs: number): boolean {
    const lengthMs = this.openForMs(timeMs);
    if (lengthMs >= MAX_SEGMENT_MS || timeMs - this.open!.endMs > CHAIN_IDLE_MS) return true;
    if (lengthMs < TARGET_SEGMENT_MS) return false;
    return block.track === VIDEO_TRACK ? block.isKey : timeMs - this.lastVideoMs > VIDEO_IDLE_MS;
  }

  private openSegment(startMs: number): OpenSegment {
    const seq = this.nextSeq++;
    const { chain, run, directory } = this.options;
    const path = join(directory, partName({ chain, run, seq }));
    const file = new PartFile(path, startMs, this.options.onWriteError);
    return { file, seq, startMs, endMs: startMs, video: undefined, audio: undefined };
  }

  /** @param nextStartMs where the next segment begins: the length of the last frame was only a guess */
  private closeSegment(nextStartMs = Infinity): void {
    const { open } = this;
    if (!open) return;
    this.open = undefined;
    const { chain, run, onSegmentClosed } = this.options;
    const { file, seq, startMs } = open;
    const endMs = Math.ceil(Math.min(open.endMs, nextStartMs));
    const holes = this.holes.takeUntil(startMs, endMs);
    const tracks = [open.video, open.audio].filter((track) => track !== undefined);
    const finished = file.finish();
    this.finishing = this.finishing.then(async () => {
      const written = await finished;
      if (written)
        onSegmentClosed({ chain, run, seq, startMs, endMs, ...written, tracks, holes, recovered: false });
    });
  }

  private countVideo(open: OpenSegment, block: MediaBlock, timeMs: number): void {
    this.lastVideoMs = timeMs;
    open.video ??= newVideoTrack(videoTrackOf(this.options.chain));
    open.video.frames++;
    if (!block.isKey) return;
    open.video.keyFrames++;
    const size = open.video.width === 0 ? vp8KeyFrameSize(block.data) : null;
    if (size) Object.assign(open.video, size);
  }

  private countAudio(open: OpenSegment, block: MediaBlock): void {
    open.audio ??= { track: 'microphone', codec: 'opus', packets: 0, silencePackets: 0 };
    if (block.isFiller) open.audio.silencePackets++;
    else open.audio.packets++;
  }
}

function newVideoTrack(track: Exclude<RecordingTrack, 'microphone'>): NonNullable<OpenSegment['video']> {
  return { track, codec: 'vp8', width: 0, height: 0, frames: 0, keyFrames: 0 };
}
