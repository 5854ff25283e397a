import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RecordingChain } from '../recording-chain';
import { rtpPacket, vp8DeltaFrame, vp8KeyFrame } from '../rtp/rtp-packet.factory';
import { type ClosedSegment } from '../segment';
import { BLOCK_HEAD_BYTES, CLUSTER_HEAD_BYTES, readBlockHead, readClusterHead } from '../webm/cluster';
import { ChainRecorder } from './chain-recorder';
import { type KeyFrame } from './video-track-recorder';

const FRAME_EVERY_MS = 100;
const PACKET_EVERY_MS = 20;
const TICK_MS = 100;

export interface BlockInFile {
  track: number;
  timeMs: number;
  isKey: boolean;
  data: Buffer;
}

/** A recorder with a camera and a microphone before it, all on one clock that the test moves. */
export class RecorderBench {
  readonly directory = mkdtempSync(join(tmpdir(), 'bakylau-recorder-'));
  readonly segments: ClosedSegment[] = [];
  readonly keyFrames: KeyFrame[] = [];
  readonly errors: Error[] = [];
  readonly opusAtMs: number[] = [];
  keyFrameRequests = 0;
  readonly recorder: ChainRecorder;

  /** What is on; tests switch it at will. */
  cameraOn = true;
  microphoneOn = true;
  /** Whether the camera makes the key frames that it is asked for. */
  answersRequests = true;
  size = { width: 640, height: 480 };
  ssrc = 1;
  /** Packets with these numbers never arrive. */
  readonly lost = { video: new Set<number>(), audio: new Set<number>() };

  nowMs: number;
  videoSequence = 0;
  audioSequence = 0;
  private wantsKey = true;

  constructor(options: { chain?: RecordingChain; startMs?: number } = {}) {
    this.nowMs = options.startMs ?? 0;
    this.recorder = new ChainRecorder({
      chain: options.chain ?? 'av',
      run: 3,
      directory: this.directory,
      onSegmentClosed: (segment) => this.segments.push(segment),
      onWriteError: (error) => this.errors.push(error),
      onKeyFrame: (frame) => this.keyFrames.push(frame),
      onFrameSize: () => undefined,
      onOpusPacket: ({ atMs }) => this.opusAtMs.push(atMs),
      onKeyFrameNeeded: () => {
        this.keyFrameRequests++;
        this.wantsKey ||= this.answersRequests;
      },
    });
  }

  /** Lets time pass with whatever is on. */
  play(durationMs: number): void {
    const untilMs = this.nowMs + durationMs;
    for (; this.nowMs < untilMs; this.nowMs += PACKET_EVERY_MS) {
      if (this.nowMs % TICK_MS === 0) this.recorder.tick(this.nowMs);
      if (this.cameraOn && this.nowMs % FRAME_EVERY_MS === 0) this.sendFrame();
      if (this.microphoneOn) this.sendSound();
    }
  }

  /** Sends one frame in two packets. */
  sendFrame(): void {
    const frame = this.wantsKey ? vp8KeyFrame(this.size.width, this.size.height, 60) : vp8DeltaFrame(60);
    this.wantsKey = false;
    const timestamp = this.nowMs * 90 + this.ssrc * 1_000_000;
    const halves = [frame.subarray(0, 30), frame.subarray(30)];
    halves.forEach((half, index) => {
      const sequenceNumber = this.videoSequence++;
      if (this.lost.video.has(sequenceNumber)) return;
      const payload = Buffer.concat([Buffer.from([index === 0 ? 0x10 : 0]), half]);
      const packet = rtpPacket({ sequenceNumber, timestamp, ssrc: this.ssrc, marker: index === 1, payload });
      this.recorder.video.push(packet, this.nowMs);
    });
  }

  /** The next stream of the camera begins with a key frame, as every encoder does. */
  rejoin(): void {
    this.ssrc++;
    this.videoSequence += 20_000;
    this.audioSequence += 20_000;
    this.wantsKey = true;
  }

  async close(): Promise<void> {
    await this.recorder.close();
  }

  /** Segments are finished in the background; waits until `count` are. */
  async segmentsClosed(count: number): Promise<void> {
    while (this.segments.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  blocksOf(segment: ClosedSegment): BlockInFile[] {
    return readBlocks(readFileSync(segment.path));
  }

  get allBlocks(): BlockInFile[] {
    return this.segments.flatMap((segment) => this.blocksOf(segment));
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  private sendSound(): void {
    const sequenceNumber = this.audioSequence++;
    if (this.lost.audio.has(sequenceNumber)) return;
    const timestamp = this.nowMs * 48 + this.ssrc * 5_000_000;
    const packet = rtpPacket({
      sequenceNumber,
      timestamp,
      ssrc: this.ssrc,
      payload: Buffer.from([0x78, 1, 2, 3]),
    });
    this.recorder.audio.push(packet, this.nowMs);
  }
}

export function readBlocks(file: Buffer): BlockInFile[] {
  const { timeMs } = readClusterHead(file)!;
  const blocks: BlockInFile[] = [];
  let at = CLUSTER_HEAD_BYTES;
  for (let head = readBlockHead(file, at); head; head = readBlockHead(file, at)) {
    const { track, relativeMs, isKey, dataSizeBytes } = head;
    at += BLOCK_HEAD_BYTES;
    blocks.push({ track, timeMs: timeMs + relativeMs, isKey, data: file.subarray(at, at + dataSizeBytes) });
    at += dataSizeBytes;
  }
  if (at !== file.length) throw new Error(`${file.length - at} bytes of the segment are no block`);
  return blocks;
}
