import { createHash } from 'node:crypto';
import { open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { OPUS_SILENCE, opusDurationMs } from '../rtp/opus-packet';
import { vp8KeyFrameSize } from '../rtp/vp8-depacketizer';
import { VIDEO_TRACK, videoTrackOf, type RecordingChain } from '../recording-chain';
import { type ClosedSegment, type SegmentTrack } from '../segment';
import { CLUSTER_SIZE_OFFSET, clusterSize, readClusterHead } from '../webm/cluster';
import { readBlocks } from '../webm/segment-reader';
import { syncFolder } from '../durable-file';
import { parsePartName } from './part-name';

interface WalkedBlocks {
  /** Length up to the last whole block. */
  sizeBytes: number;
  startMs: number;
  endMs: number;
  tracks: SegmentTrack[];
}

/**
 * Closes the `.part` file that a dead recorder left: cuts it behind its last whole block, writes the size into its head, and
 * renames it. Works on a closed `.webm` file too, which it leaves as it is, so that a segment whose upload was not confirmed
 * can be taken up again.
 * @returns null when the file holds no whole block; such a file is removed
 * @throws Error when the file's name is not one that the recorder gives
 */
export async function recoverPart(path: string): Promise<ClosedSegment | null> {
  const identity = parsePartName(basename(path));
  if (!identity) throw new Error(`${path} is not a segment file; names look like av-0-12.part`);
  const file = await open(path, identity.isClosed ? 'r' : 'r+');
  try {
    const content = await file.readFile();
    const walked = walkBlocks(content, identity.chain);
    if (!walked) {
      await rm(path);
      return null;
    }
    const { sizeBytes, ...times } = walked;
    const whole = content.subarray(0, sizeBytes);
    if (!identity.isClosed) await closeFile(file, whole);
    const finalPath = path.replace(/\.part$/, '.webm');
    if (finalPath !== path) {
      await rename(path, finalPath);
      await syncFolder(dirname(path));
    }
    const { chain, run, seq } = identity;
    const sha256 = createHash('sha256').update(whole).digest('hex');
    return { chain, run, seq, ...times, sizeBytes, sha256, path: finalPath, holes: [], recovered: true };
  } finally {
    await file.close();
  }
}

/** Recovers every segment file in a folder, oldest first: what a dead recorder left open, and what was not uploaded. */
export async function recoverDirectory(directory: string): Promise<ClosedSegment[]> {
  const names = (await readdir(directory)).filter((name) => parsePartName(name) !== null);
  const segments: ClosedSegment[] = [];
  for (const name of names) {
    const segment = await recoverPart(join(directory, name));
    if (segment) segments.push(segment);
  }
  return segments.sort((a, b) => a.startMs - b.startMs || a.run - b.run || a.seq - b.seq);
}

async function closeFile(file: FileHandle, whole: Buffer): Promise<void> {
  clusterSize(whole.length).copy(whole, CLUSTER_SIZE_OFFSET);
  await file.truncate(whole.length);
  await file.write(whole, CLUSTER_SIZE_OFFSET, 8, CLUSTER_SIZE_OFFSET);
  await file.datasync();
}

function walkBlocks(content: Buffer, chain: RecordingChain): WalkedBlocks | null {
  const cluster = readClusterHead(content);
  if (!cluster) return null;
  const video = {
    track: videoTrackOf(chain),
    codec: 'vp8' as const,
    width: 0,
    height: 0,
    frames: 0,
    keyFrames: 0,
  };
  const audio = { track: 'microphone' as const, codec: 'opus' as const, packets: 0, silencePackets: 0 };
  let endMs = cluster.timeMs;
  let sizeBytes = 0;
  for (const { track, atMs, isKey, data, endOffset } of readBlocks(content)) {
    sizeBytes = endOffset;
    if (track === VIDEO_TRACK) {
      video.frames++;
      endMs = Math.max(endMs, atMs);
      if (!isKey) continue;
      video.keyFrames++;
      if (video.width === 0) Object.assign(video, vp8KeyFrameSize(data));
    } else {
      endMs = Math.max(endMs, atMs + opusDurationMs(data));
      if (data.equals(OPUS_SILENCE)) audio.silencePackets++;
      else audio.packets++;
    }
  }
  if (sizeBytes === 0) return null;
  const hasAudio = audio.packets + audio.silencePackets > 0;
  const tracks = [...(video.frames > 0 ? [video] : []), ...(hasAudio ? [audio] : [])];
  return { sizeBytes, startMs: cluster.timeMs, endMs, tracks };
}
