import { writeFile } from 'node:fs/promises';
import {
  type ColourPicture,
  composePanorama,
  countRoom,
  encodePanorama,
  greyOfRgb,
  type RoomCount,
  RoomScan,
  type RoomScanResult,
} from '@bakylau/room-scan';
import { readVideoFrames, type RgbPicture } from '@bakylau/vision';
import { type Command, InvalidArgumentError } from 'commander';
import { DAMAGE_HELP, damageLines, DamageWatch, type FileDamage } from '../analysis/file-damage';
import { UsageError } from '../cli.errors';
import { ExitCode } from '../exit-code';
import { withVisionEngine } from '../inference/vision-engine.loader';
import { print } from '../print';

interface RoomScanCommandOptions {
  fps: number;
  panorama?: string;
  count?: boolean;
  json?: boolean;
}

/** Same names as RoomScanResult; `persons` and `screens` only with --count. */
export type RoomScanReport = Pick<
  RoomScanResult,
  | 'complete'
  | 'coveredDegrees'
  | 'clearDegrees'
  | 'turnedDegrees'
  | 'missingSectors'
  | 'missingRanges'
  | 'reasons'
  | 'direction'
  | 'closed'
  | 'fieldOfViewDeg'
  | 'frames'
  | 'durationMs'
> & { file: string } & FileDamage &
  Partial<RoomCount>;

export function addRoomScanCommand(program: Command): void {
  program
    .command('room-scan')
    .description('judge a recorded turn of the camera around the room')
    .argument('<file>', 'video (webm, mp4, mkv)')
    .option('--fps <number>', 'pictures per second to look at, 2 to 15', parseRate, 5)
    .option('--panorama <file>', 'write the strip of the room there (.jpg or .webp)', parseStripName)
    .option('--count', 'count people and screens as well; takes some seconds more')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
coveredDegrees: what was in the picture at all; clearDegrees: what was beyond doubt seen slowly and sharply enough to count. The
camera's field of view is estimated until the beginning comes into view again; clearDegrees is then the least that fits it.
missingSectors: eighths of the room, clockwise from where the turn began, of which too little was seen clearly; none
exactly when the scan counts.
reasons: too_few_frames, too_dark, too_fast, blurred, still_camera, turned_on_side, back_and_forth, stopped_early.

Videos need ffmpeg on the PATH.

${DAMAGE_HELP}

Exit codes: 0 the scan counts, 1 it does not, 2 could not be judged`,
    )
    .action(scanFile);
}

function parseRate(text: string): number {
  const rate = Number(text);
  if (!(rate >= 2 && rate <= 15)) throw new InvalidArgumentError('Give a number from 2 to 15.');
  return rate;
}

function parseStripName(name: string): string {
  if (!/\.(jpe?g|webp)$/i.test(name))
    throw new InvalidArgumentError('Give a name that ends in .jpg or .webp.');
  return name;
}

async function scanFile(file: string, options: RoomScanCommandOptions): Promise<void> {
  const watch = new DamageWatch(file);
  const { result, pictures } = await followTurn(file, options.fps, watch);
  if (options.panorama !== undefined) await writeStrip(options.panorama, result, pictures);
  const count = options.count ? await countIn(result, pictures) : {};
  const { complete, coveredDegrees, clearDegrees, missingSectors, missingRanges, reasons } = result;
  const { turnedDegrees, direction, closed, fieldOfViewDeg, frames, durationMs } = result;
  const report: RoomScanReport = {
    ...{
      file,
      complete,
      coveredDegrees,
      clearDegrees,
      turnedDegrees,
      missingSectors,
      missingRanges,
      reasons,
    },
    ...{ direction, closed, fieldOfViewDeg, frames, durationMs },
    ...watch.found,
    ...count,
  };
  print(report, options.json, () => [...describe(report), ...damageLines(report)]);
  if (!complete) process.exitCode = ExitCode.failed;
}

/** @throws UsageError when there is no turn to follow, VideoError when there is no video */
async function followTurn(
  file: string,
  framesPerSecond: number,
  { onDamage }: DamageWatch,
): Promise<{ result: RoomScanResult; pictures: Map<number, RgbPicture> }> {
  const scan = new RoomScan();
  const pictures = new Map<number, RgbPicture>();
  for await (const { atMs, picture } of readVideoFrames(file, { framesPerSecond, onDamage })) {
    const { viewSlot } = scan.push({ atMs, ...greyOfRgb(picture) });
    if (viewSlot !== null) pictures.set(viewSlot, picture);
  }
  const result = scan.finish();
  if (result.frames < 2) throw new UsageError(`${file} shows a single picture; a turn needs a video`);
  return { result, pictures };
}

async function writeStrip(
  file: string,
  { views, fieldOfViewDeg }: RoomScanResult,
  pictures: ReadonlyMap<number, ColourPicture>,
): Promise<void> {
  const strip = composePanorama(
    views.map((view) => ({ ...view, picture: pictures.get(view.slot)! })),
    fieldOfViewDeg,
  );
  await writeFile(file, await encodePanorama(strip, /\.webp$/i.test(file) ? 'webp' : 'jpeg'));
}

function countIn(
  { views, fieldOfViewDeg }: RoomScanResult,
  pictures: ReadonlyMap<number, RgbPicture>,
): Promise<RoomCount> {
  return withVisionEngine(async (engine) => {
    const observations = [];
    for (const { slot, headingDeg } of views) {
      const picture = pictures.get(slot)!;
      const seen = await engine.analyseFrame(picture, { wantIdentity: false, wants: { objects: true } });
      observations.push({ ...seen, headingDeg, widthPx: picture.width });
    }
    return countRoom(observations, fieldOfViewDeg);
  });
}

function describe(report: RoomScanReport): string[] {
  const lines = [
    `${report.file}: ${report.complete ? 'the scan counts' : 'the scan does not count'}`,
    `  seen            ${report.coveredDegrees} degrees, ${report.clearDegrees} of them clearly`,
    `  turned          ${report.turnedDegrees.toFixed(0)} degrees${report.direction ? ` ${report.direction}` : ''}`,
    `  field of view   ${report.fieldOfViewDeg.toFixed(1)} degrees, ${report.closed ? 'measured' : 'estimated'}`,
  ];
  if (report.reasons.length > 0) lines.push(`  reasons         ${report.reasons.join(', ')}`);
  if (report.missingSectors.length > 0) lines.push(`  not seen        ${report.missingSectors.join(', ')}`);
  if (report.persons !== undefined) {
    lines.push(`  counted         ${report.persons} persons, ${report.screens} screens`);
  }
  return lines;
}
