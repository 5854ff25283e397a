import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { APIRequestContext } from 'playwright-core';

/** First and last packet of one stream, seconds on the recording's own clock. */
export interface StreamSpan {
  kind: 'video' | 'audio';
  firstS: number;
  lastS: number;
}

/** Fetches a recording as a player does, range by range, into a file. */
export async function downloadRecording(
  request: APIRequestContext,
  url: string,
  file: string,
): Promise<void> {
  const pieces: Buffer[] = [];
  let offset = 0;
  let total = Infinity;
  while (offset < total) {
    const response = await request.get(url, { headers: { range: `bytes=${offset}-` } });
    if (response.status() !== 206) throw new Error(`${url}: ${response.status()} instead of 206`);
    const body = await response.body();
    total = Number(response.headers()['content-range']?.split('/')[1]);
    offset += body.length;
    pieces.push(body);
  }
  writeFileSync(file, Buffer.concat(pieces));
}

/** Measures a file's streams with ffprobe. */
export function spansOf(file: string): StreamSpan[] {
  const output = execFileSync(
    'ffprobe',
    ['-v', 'error', '-show_entries', 'packet=codec_type,pts_time', '-of', 'csv=p=0', file],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const spans = new Map<string, StreamSpan>();
  for (const line of output.split('\n')) {
    const [kind, time] = line.split(',');
    if (kind !== 'video' && kind !== 'audio') continue;
    const seconds = Number(time);
    const span = spans.get(kind) ?? { kind, firstS: seconds, lastS: seconds };
    span.firstS = Math.min(span.firstS, seconds);
    span.lastS = Math.max(span.lastS, seconds);
    spans.set(kind, span);
  }
  return [...spans.values()];
}

/** How many packets each stream of a file has, and how many of them decode to a frame. */
export function decodedOf(file: string): { packets: number; frames: number }[] {
  const output = execFileSync(
    'ffprobe',
    [
      ...['-v', 'error', '-count_packets', '-count_frames', '-of', 'json'],
      ...['-show_entries', 'stream=nb_read_packets,nb_read_frames', file],
    ],
    { encoding: 'utf8' },
  );
  const { streams } = JSON.parse(output) as {
    streams: { nb_read_packets: string; nb_read_frames: string }[];
  };
  return streams.map((stream) => ({
    packets: Number(stream.nb_read_packets),
    frames: Number(stream.nb_read_frames),
  }));
}
