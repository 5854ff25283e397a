import { readVideoFrames, type RgbPicture, type VisionEngine } from '@bakylau/vision';
import { type Command } from 'commander';
import { DAMAGE_HELP, DamageWatch, type FileDamage } from '../analysis/file-damage';
import { eachFile, isUnread, type UnreadFile } from '../inference/each-file';
import { findPicture } from '../inference/picture-file';
import { withVisionEngine } from '../inference/vision-engine.loader';
import { print, tableLines } from '../print';

/** `faces` of a video is what most of its frames show. */
export type FaceCountReport =
  | { file: string; kind: 'image'; faces: number }
  | ({ file: string; kind: 'video'; faces: number; frames: { atMs: number; faces: number }[] } & FileDamage);

export function addCountFacesCommand(program: Command): void {
  program
    .command('count-faces')
    .description('count the faces in pictures and in recorded files, distant and cut ones included')
    .argument('<file...>', 'pictures (JPEG, PNG, WebP) or videos (webm, mp4, mkv; looked at once a second)')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `\nVideos need ffmpeg on the PATH.\n\n${DAMAGE_HELP}\n\nExit codes: 0 done, 2 could not be done for one of the files`,
    )
    .action(countFaces);
}

async function countFaces(files: string[], { json }: { json?: boolean }): Promise<void> {
  const reports = await withVisionEngine((engine) => eachFile(files, (file) => countIn(engine, file)));
  print(reports, json, () => describe(reports));
}

async function countIn(engine: VisionEngine, file: string): Promise<FaceCountReport> {
  const picture = await findPicture(file);
  if (picture) return { file, kind: 'image', faces: await countOn(engine, picture) };
  const frames: { atMs: number; faces: number }[] = [];
  const watch = new DamageWatch(file);
  for await (const frame of readVideoFrames(file, { framesPerSecond: 1, onDamage: watch.onDamage })) {
    frames.push({ atMs: frame.atMs, faces: await countOn(engine, frame.picture) });
  }
  const faces = majority(frames.map((frame) => frame.faces));
  return { file, kind: 'video', faces, ...watch.found, frames };
}

async function countOn(engine: VisionEngine, picture: RgbPicture): Promise<number> {
  const { faces } = await engine.analyseFrame(picture, {
    wantIdentity: false,
    wants: { distantFaces: true },
  });
  return faces.length;
}

/** The most frequent count; of two as frequent the larger, because a face is missed more often than invented. */
export function majority(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  const [winner] = [...times].toSorted(([a, timesA], [b, timesB]) => timesB - timesA || b - a);
  if (!winner) throw new RangeError('Nothing was counted.');
  return winner[0];
}

function describe(reports: (FaceCountReport | UnreadFile)[]): string[] {
  const rows = reports.flatMap((report) => {
    if (isUnread(report)) return [[report.file, 'not read']];
    if (report.kind === 'image') return [[report.file, 'picture', String(report.faces)]];
    return [
      ...report.frames.map(({ atMs, faces }) => [
        report.file,
        `${(atMs / 1000).toFixed(0)} s`,
        String(faces),
      ]),
      [report.file, 'most frames', String(report.faces)],
    ];
  });
  return tableLines([['file', 'at', 'faces'], ...rows]);
}
