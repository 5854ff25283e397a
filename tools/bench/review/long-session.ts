import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type RecordingTrack, type SessionReview } from '@bakylau/contracts';
import { incident, review } from '../../../test/e2e/support/staff-fixture';

export const DURATION_MS = 3 * 3_600_000;
const DURATION_S = DURATION_MS / 1000;
export const INCIDENTS = 60;
const FILM = resolve(__dirname, '../../../test/fixtures/video/session_mix.mp4');

/** What the service answers for three hours: a level a second, an angle for each five, and sixty incidents. */
export function longReview(): SessionReview {
  const seconds = Array.from({ length: DURATION_S }, (_, second) => second);
  const track = (chain: RecordingTrack['chain'], sizeBytes: number): RecordingTrack => ({
    ...{ chain, sizeBytes, startMs: 0, endMs: DURATION_MS, gaps: [] },
    ...{ segments: DURATION_S / 10, runs: 1, version: '3h' },
  });
  const rules = ['face.multiple', 'head.away', 'page.left', 'sound.speech', 'media.gap'] as const;
  return {
    ...review(),
    durationMs: DURATION_MS,
    incidents: Array.from({ length: INCIDENTS }, (_, i) => {
      const atMs = Math.round(((i + 0.5) / INCIDENTS) * DURATION_MS);
      return incident(i + 1, rules[i % rules.length]!, atMs, atMs + 6000);
    }),
    recordings: [track('av', 200_000_000), track('screen', 100_000_000)],
    levels: seconds.map((second) => ({ atMs: second * 1000, levelDbfs: -50 + 8 * Math.sin(second / 7) })),
    localRecordings: [],
    refusedLocalRecordings: [],
    focusLosses: Array.from({ length: 40 }, (_, i) => {
      const startMs = Math.round(((i + 0.25) / 40) * DURATION_MS);
      return { state: i % 3 ? ('behind' as const) : ('hidden' as const), startMs, endMs: startMs + 4000 };
    }),
    disconnections: [{ startMs: 3_600_000, endMs: 3_640_000 }],
    network: seconds
      .filter((second) => second % 10 === 0)
      .map((second) => ({
        ...{ atMs: second * 1000, receivedKbps: 400 + 80 * Math.sin(second / 90), jitterMs: 14 },
        ...{ lostShare: second % 700 === 0 ? 0.08 : 0.002, roundTripMs: 60 },
      })),
    // The api gives one for each five seconds.
    yaws: seconds
      .filter((second) => second % 5 === 0)
      .map((second) => ({ atMs: second * 1000, yawDeg: 20 * Math.sin(second / 11) })),
  };
}

/** Two recordings of three hours with a key frame every 10 s, as segments have: one minute, over and over. */
export function makeLongMedia(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const vp8 = [
    '-c:v',
    'libvpx',
    '-deadline',
    'realtime',
    '-cpu-used',
    '8',
    '-g',
    '150',
    '-keyint_min',
    '150',
  ];
  const film = ['-stream_loop', '-1', '-t', '60', '-i', FILM];
  const tone = ['-f', 'lavfi', '-i', 'anoisesrc=amplitude=0.02:duration=60'];
  const camera = ['-map', '0:v', '-map', '1:a', '-vf', 'scale=640:480,fps=15', '-t', '60'];
  minutes(folder, 'av', [
    ...film,
    ...tone,
    ...camera,
    ...vp8,
    '-b:v',
    '150k',
    '-c:a',
    'libopus',
    '-b:a',
    '24k',
  ]);
  const screen = ['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=5:duration=60'];
  minutes(folder, 'screen', [...screen, ...vp8.slice(0, -4), '-g', '50', '-b:v', '70k']);
  ffmpeg([...film, '-frames:v', '1', join(folder, 'evidence.jpg')]);
  for (const photo of ['check-in.jpg', 'enrolled.jpg'])
    ffmpeg(['-i', join(folder, 'evidence.jpg'), join(folder, photo)]);
}

function minutes(folder: string, name: string, encode: string[]): void {
  const minute = join(folder, `${name}-minute.webm`);
  ffmpeg([...encode, minute]);
  const times = String(DURATION_S / 60 - 1);
  const copy = ['-stream_loop', times, '-i', minute, '-c', 'copy', '-cues_to_front', '1'];
  ffmpeg([...copy, join(folder, `${name}.webm`)]);
}

function ffmpeg(options: string[]): void {
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...options]);
}
