import { rmSync } from 'node:fs';
import { replay } from '../../../test/media/recording-replay';
import { type CapturedPacket } from '../../../test/media/recording-rtp-capture';
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

/** How many sent frames may lie between two recorded ones. */
const SEARCH_FRAMES = 150;

/**
 * Finds for every recorded frame the one that was sent, by the order and by the size.
 * @returns for each recorded frame the sent one, or null when it is none of them
 */
export function matchFrames(sizes: number[], sent: SentFrame[]): (SentFrame | null)[] {
  let next = 0;
  return sizes.map((size) => {
    const until = Math.min(next + SEARCH_FRAMES, sent.length);
    for (let at = next; at < until; at++) {
      if (sent[at]!.sizeBytes !== size) continue;
      next = at + 1;
      return sent[at]!;
    }
    return null;
  });
}
