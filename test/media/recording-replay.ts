import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ChainRecorder,
  type ClosedSegment,
  type KeyFrame,
  type OpusPacket,
  type RecordingChain,
  webmInit,
} from '@bakylau/recording';
import { type CapturedPacket } from './recording-rtp-capture';

/** What the network does to a packet: milliseconds until it arrives, or null when it never does. */
export type NetworkModel = (packet: CapturedPacket, index: number) => number | null;

export interface ReplayOptions {
  chain?: RecordingChain;
  run?: number;
  /** Session time of the stream's first packet at the sender. */
  startMs?: number;
  directory?: string;
  network?: NetworkModel;
}

export interface Replay {
  directory: string;
  segments: ClosedSegment[];
  keyFrames: KeyFrame[];
  opusPackets: OpusPacket[];
  /** Session times at which the recorder asked for a key frame. */
  requestsMs: number[];
  frameSizes: number[];
  counters: ChainRecorder['counters'];
}

const TICK_MS = 100;

/** Plays captured packets into a recorder by a clock of its own, so that half a minute takes a fraction of a second. */
export async function replay(packets: CapturedPacket[], options: ReplayOptions = {}): Promise<Replay> {
  const { chain = 'av', run = 0, startMs = 0, network = () => 40 } = options;
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'bakylau-recording-'));
  let nowMs = 0;
  const result: Omit<Replay, 'counters'> = {
    directory,
    segments: [],
    keyFrames: [],
    opusPackets: [],
    requestsMs: [],
    frameSizes: [],
  };
  const recorder = new ChainRecorder({
    chain,
    run,
    directory,
    onSegmentClosed: (segment) => result.segments.push(segment),
    onWriteError: (error) => {
      throw error;
    },
    onKeyFrame: (frame) => result.keyFrames.push(frame),
    onFrameSize: ({ sizeBytes }) => result.frameSizes.push(sizeBytes),
    onOpusPacket: (packet) => result.opusPackets.push(packet),
    onKeyFrameNeeded: () => result.requestsMs.push(nowMs),
  });
  for (const { packet, arrivalMs } of arrivals(packets, startMs, network)) {
    for (; nowMs <= arrivalMs; nowMs += TICK_MS) recorder.tick(nowMs);
    (packet.kind === 'video' ? recorder.video : recorder.audio).push(packet.rtp, arrivalMs);
  }
  await recorder.close();
  return { ...result, counters: recorder.counters };
}

/** The closed segments as one file that plays from start to end. */
export function joinSegments({
  directory,
  segments,
  name = 'joined.webm',
}: Pick<Replay, 'directory' | 'segments'> & { name?: string }): string {
  const path = join(directory, name);
  const tracks = segments.flatMap((segment) => segment.tracks);
  const video = tracks.find((track) => track.codec === 'vp8');
  const init = webmInit({
    video: video ? { width: video.width, height: video.height } : null,
    audio: tracks.some((track) => track.codec === 'opus'),
  });
  writeFileSync(path, Buffer.concat([init, ...segments.map((segment) => readFileSync(segment.path))]));
  return path;
}

/** Random numbers that are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function arrivals(packets: CapturedPacket[], startMs: number, network: NetworkModel) {
  return packets
    .map((packet, index) => ({ packet, delayMs: network(packet, index) }))
    .filter((item): item is { packet: CapturedPacket; delayMs: number } => item.delayMs !== null)
    .map(({ packet, delayMs }) => ({ packet, arrivalMs: startMs + packet.mediaMs + delayMs }))
    .sort((a, b) => a.arrivalMs - b.arrivalMs);
}
