import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { analyseFile, type FileAnalysis } from '../../../apps/cli/src/analysis/file-analysis';
import { Observer } from '../../../apps/cli/src/analysis/observer';
import { type AnalysisEngines } from '../../../apps/cli/src/inference/analysis-engines';

const sessionId = '00000000-0000-0000-0000-000000000000';

export interface Composite {
  background: string[];
  overlay: string[];
  /** What is done to the two inputs, ending in [out]. */
  filter: string;
  seconds: number;
  /** Four as a rule, as many as a burst looks at. */
  framesPerSecond?: number;
}

/** VP8 as a running session is looked at: by key frames alone, of so many kilobytes on average. */
export const keyFramesOf = (kilobytes: number, framesPerSecond = 4): string[] => [
  ...['-c:v', 'libvpx', '-threads', '1', '-deadline', 'realtime', '-cpu-used', '8', '-g', '1'],
  ...['-b:v', `${kilobytes * 8 * framesPerSecond}k`],
];
/** A file as phones and recorders write them. */
export const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23'];

/** Puts the inputs together, with a camera's noise over everything. */
export function compose(
  target: string,
  { background, overlay, filter, seconds, framesPerSecond = 4 }: Composite,
  encoding: string[] = keyFramesOf(15),
): void {
  execFileSync('ffmpeg', [
    ...['-y', '-v', 'error', ...background, ...overlay],
    ...['-filter_complex', `${filter};[out]fps=${framesPerSecond},noise=alls=4:allf=t[v]`],
    ...['-map', '[v]', '-t', String(seconds), ...encoding, target],
  ]);
}

export const loopedClip = (data: string, clip: string): string[] => [
  ...['-stream_loop', '-1', '-i', join(data, 'video', clip)],
];
export const heldPhoto = (path: string): string[] => ['-loop', '1', '-framerate', '15', '-i', path];

/** What the rules say of a file through the whole pipeline, without a reference. */
export async function incidentsIn(
  engines: AnalysisEngines,
  path: string,
): Promise<FileAnalysis['incidents']> {
  const { incidents } = await analyseFile(path, {
    observer: new Observer(engines, { sessionId, reference: null }),
    hasReference: false,
    onObservation: () => undefined,
  });
  return incidents;
}
