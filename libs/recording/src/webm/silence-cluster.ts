import { AUDIO_TRACK } from '../recording-chain';
import { OPUS_SILENCE, OPUS_SILENCE_MS } from '../rtp/opus-packet';
import { BLOCK_HEAD_BYTES, CLUSTER_HEAD_BYTES, clusterHead, writeBlockHead } from './cluster';

/** The longest packet that Opus allows: six silent frames of 20 ms in one packet of fixed frame size (RFC 6716, 3.2.5). */
const LONG_SILENCE = Buffer.from([0xfb, 6, ...Array.from({ length: 6 }, () => [0xff, 0xfe]).flat()]);
const LONG_SILENCE_MS = 120;
/** Eighty long packets; far below the 32 s that block times can count. */
const MAX_CLUSTER_MS = 80 * LONG_SILENCE_MS;

/** A cluster of nothing but silence. */
export interface SilenceCluster {
  timeMs: number;
  bytes: Buffer;
}

/**
 * Clusters that are silent from `startMs` to `endMs`, to 20 ms. Chromium plays sound on without regard to a gap in its times,
 * while the picture waits: after a gap that is not filled, sound runs ahead of the picture by its length.
 */
export function silenceClusters(startMs: number, endMs: number): SilenceCluster[] {
  const clusters: SilenceCluster[] = [];
  for (let at = startMs; endMs - at >= OPUS_SILENCE_MS; at += MAX_CLUSTER_MS) {
    clusters.push({ timeMs: at, bytes: silenceCluster(at, Math.min(endMs - at, MAX_CLUSTER_MS)) });
  }
  return clusters;
}

function silenceCluster(timeMs: number, durationMs: number): Buffer {
  const longCount = Math.floor(durationMs / LONG_SILENCE_MS);
  const shortCount = Math.floor((durationMs - longCount * LONG_SILENCE_MS) / OPUS_SILENCE_MS);
  const longBytes = BLOCK_HEAD_BYTES + LONG_SILENCE.length;
  const shortBytes = BLOCK_HEAD_BYTES + OPUS_SILENCE.length;
  const bytes = Buffer.alloc(CLUSTER_HEAD_BYTES + longCount * longBytes + shortCount * shortBytes);
  clusterHead(timeMs, bytes.length).copy(bytes);
  let at = CLUSTER_HEAD_BYTES;
  let relativeMs = 0;
  for (let i = 0; i < longCount + shortCount; i++) {
    const data = i < longCount ? LONG_SILENCE : OPUS_SILENCE;
    writeBlockHead(bytes, at, { track: AUDIO_TRACK, relativeMs, isKey: true, dataSizeBytes: data.length });
    data.copy(bytes, at + BLOCK_HEAD_BYTES);
    at += BLOCK_HEAD_BYTES + data.length;
    relativeMs += i < longCount ? LONG_SILENCE_MS : OPUS_SILENCE_MS;
  }
  return bytes;
}
