import { type Box, type HeadPose } from '@bakylau/contracts';
import { type FrameAnalysis } from '@bakylau/vision';
import { type Command } from 'commander';
import { eachFile, isUnread, type UnreadFile } from '../inference/each-file';
import { readPicture } from '../inference/picture-file';
import { withVisionEngine } from '../inference/vision-engine.loader';
import { print, tableLines } from '../print';

interface PosedFace extends HeadPose {
  box: Box;
  /** Mesh network's probability that this is a face. */
  meshScore: number;
}

/** Pose of the largest face, nulls when there is none, and all faces from the largest to the smallest. */
export interface HeadPoseReport {
  file: string;
  yawDeg: number | null;
  pitchDeg: number | null;
  rollDeg: number | null;
  faces: PosedFace[];
}

export function addHeadPoseCommand(program: Command): void {
  program
    .command('head-pose')
    .description('tell where the heads in pictures turn, in degrees')
    .argument('<image...>', 'pictures (JPEG, PNG or WebP)')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
yaw > 0: the face turns to the right side of the picture; pitch > 0: it looks up; roll > 0: it tilts clockwise.
The zero of pitch differs from face to face by some degrees. The first figures of a picture are its largest face's.

Exit codes: 0 done, also when there is no face; 2 could not be done for one of the pictures`,
    )
    .action(tellPoses);
}

async function tellPoses(files: string[], { json }: { json?: boolean }): Promise<void> {
  const reports = await withVisionEngine((engine) =>
    eachFile(files, async (file) =>
      reportOf(file, await engine.analyseFrame(await readPicture(file), { wantIdentity: false })),
    ),
  );
  print(reports, json, () => describe(reports));
}

function reportOf(file: string, { faces }: FrameAnalysis): HeadPoseReport {
  const posed = faces
    .flatMap(({ box, meshScore, pose }) => (pose ? [{ ...pose, box, meshScore }] : []))
    .toSorted((a, b) => b.box.height - a.box.height);
  const { yawDeg = null, pitchDeg = null, rollDeg = null } = posed[0] ?? {};
  return { file, yawDeg, pitchDeg, rollDeg, faces: posed };
}

function describe(reports: (HeadPoseReport | UnreadFile)[]): string[] {
  const rows = reports.flatMap((report) => {
    if (isUnread(report)) return [[report.file, 'not read']];
    const { file, faces } = report;
    return faces.length === 0
      ? [[file, 'no face']]
      : faces.map(({ yawDeg, pitchDeg, rollDeg }) => [
          file,
          ...[yawDeg, pitchDeg, rollDeg].map((angle) => angle.toFixed(1)),
        ]);
  });
  return tableLines([['file', 'yaw', 'pitch', 'roll'], ...rows]);
}
