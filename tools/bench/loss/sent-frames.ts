import { rmSync } from 'node:fs';
import { replay } from '../../../test/media/recording-replay';
import { type CapturedPacket } from '../../../test/media/recording-rtp-capture';
import { type ProbedTrack } from '../../../test/media/recording-probe';
import { percentile } from '../answers/latency';
import { type ArrivalLog } from './arrival-log';

export interface SentFrame {
  mediaMs: number;
  sizeBytes: number;
  sequenceNumbers: number[];
}

/** The frames of a capture; their sizes are what a recording without loss has. */
export async function sentFrames(packets: CapturedPacket[]): Promise<SentFrame[]> {
  const { frameSizes, directory } = await replay(packets);
  rmSync(directory, { recursive: true });
  const frames = new Map<number, SentFrame>();
  for (const { mediaMs, sequenceNumber } of packets) {
    const frame = frames.get(mediaMs) ?? { mediaMs, sizeBytes: 0, sequenceNumbers: [] };
    frame.sequenceNumbers.push(sequenceNumber);
    frames.set(mediaMs, frame);
  }
  const sent = [...frames.values()];
  if (sent.length !== frameSizes.length)
    throw new Error(`The capture has ${sent.length} frames, the recorder read ${frameSizes.length}`);
  sent.forEach((frame, index) => (frame.sizeBytes = frameSizes[index]!));
  return sent;
}

export function arrivedWhole({ sequenceNumbers }: SentFrame, arrivals: ArrivalLog): boolean {
  return sequenceNumbers.every((number) => arrivals.has(number));
}

/** How far a recorded frame may stand from its place and still be taken for the one that was sent. */
const MAX_DISPLACEMENT_MS = 500;

/**
 * Finds for every recorded frame the one that was sent: of the same size, and nearest in time.
 * @returns for each recorded frame the sent one, or null when it is none of them
 */
export function matchFrames({ sizes, timesMs }: ProbedTrack, sent: SentFrame[]): (SentFrame | null)[] {
  const offsetMs = usualOffset({ sizes, timesMs }, sent);
  return sizes.map((size, index) => {
    const distance = ({ mediaMs }: SentFrame) => Math.abs(timesMs[index]! - mediaMs - offsetMs);
    const near = sent.filter((frame) => frame.sizeBytes === size && distance(frame) < MAX_DISPLACEMENT_MS);
    return near.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
  });
}

/** Session time minus media time of the frames whose size no other has; sizes like that are enough for a median. */
function usualOffset({ sizes, timesMs }: ProbedTrack, sent: SentFrame[]): number {
  const offsets = sizes.flatMap((size, index) => {
    const [frame, ...others] = sent.filter(({ sizeBytes }) => sizeBytes === size);
    return frame && others.length === 0 ? [timesMs[index]! - frame.mediaMs] : [];
  });
  return percentile(offsets, 0.5);
}
