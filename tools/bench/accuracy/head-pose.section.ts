import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type HeadPose } from '@bakylau/contracts';
import { decodePicture, type VisionEngine } from '@bakylau/vision';
import { readCsv } from './data-folder';
import { mean, type Section, shown } from './section';

/**
 * The labels were given by eye as sides of the picture, so each stands for a span of yaw, degrees, negative to the left: a turn that
 * an eye calls one is at least 15, a mild one 10 to 30, and what it calls front within 15.
 */
const spans: Record<string, [number, number]> = {
  left: [-90, -15],
  left_mild: [-30, -10],
  front: [-15, 15],
  right_mild: [10, 30],
  right: [15, 90],
};

const outside = (yawDeg: number, [fromDeg, toDeg]: [number, number]): number =>
  Math.max(fromDeg - yawDeg, yawDeg - toDeg, 0);

const tiltDeg = 15;

/** A picture through a filter of ffmpeg, and what the head in it does then; null without a face. */
async function poseAfter(engine: VisionEngine, path: string, filter: string): Promise<HeadPose | null> {
  const jpeg = execFileSync('ffmpeg', [
    '-v',
    'error',
    '-i',
    path,
    '-vf',
    filter,
    '-q:v',
    '2',
    '-f',
    'mjpeg',
    '-',
  ]);
  const { faces } = await engine.analyseFrame(await decodePicture(jpeg, 'jpeg'), { wantIdentity: false });
  return faces[0]?.pose ?? null;
}

/** How far yaw lies from what an eye sees. */
export async function measureHeadPose(engine: VisionEngine, data: string): Promise<Section> {
  const byLabel = new Map<string, { yaws: number[]; errors: number[]; faceless: number }>();
  const mirrorErrors: number[] = [];
  const rollErrors: number[] = [];
  for (const { file, label } of readCsv(join(data, 'head_pose/labels.csv'))) {
    const picture = await decodePicture(await readFile(join(data, 'head_pose', file!)), 'jpeg');
    const [face] = (await engine.analyseFrame(picture, { wantIdentity: false })).faces;
    const sum = byLabel.get(label!) ?? { yaws: [], errors: [], faceless: 0 };
    byLabel.set(label!, sum);
    const yawDeg = face?.pose?.yawDeg;
    if (yawDeg === undefined) {
      sum.faceless += 1;
      continue;
    }
    const path = join(data, 'head_pose', file!);
    const mirrored = await poseAfter(engine, path, 'hflip');
    if (mirrored) mirrorErrors.push(Math.abs(mirrored.yawDeg + yawDeg));
    const tilted = await poseAfter(engine, path, `rotate=${tiltDeg}*PI/180`);
    if (tilted) rollErrors.push(Math.abs(Math.abs(tilted.rollDeg - face!.pose!.rollDeg) - tiltDeg));
    sum.yaws.push(yawDeg);
    sum.errors.push(outside(yawDeg, spans[label!]!));
  }
  const all = [...byLabel.values()];
  const errors = all.flatMap((sum) => sum.errors);
  return {
    title: 'Head pose',
    about:
      'Yaw of the 23 labelled pictures of one woman who turns her head; the error is how far it lies outside the span that the label stands for.',
    columns: ['label', 'pictures', 'yaw from, °', 'yaw to, °', 'mean error, °', 'no face'],
    rows: [...byLabel].map(([label, { yaws, errors: own, faceless }]) => [
      label,
      yaws.length + faceless,
      shown(Math.min(...yaws)),
      shown(Math.max(...yaws)),
      shown(mean(own)),
      faceless,
    ]),
    figures: [
      {
        name: 'yaw mean error',
        value: mean(errors),
        unit: 'deg',
        note: 'outside the spans of labels by eye, which are 20 to 75 degrees wide',
      },
      {
        name: 'yaw of mirrored pictures',
        value: mean(mirrorErrors),
        unit: 'deg',
        note: `mean difference from the turned-round yaw, ${mirrorErrors.length} pictures; largest ${shown(Math.max(...mirrorErrors))}`,
      },
      {
        name: 'roll error',
        value: mean(rollErrors),
        unit: 'deg',
        note: `${rollErrors.length} pictures turned by ${tiltDeg} degrees; largest ${shown(Math.max(...rollErrors))}`,
      },
      {
        name: 'yaw without a face',
        value: all.reduce((sum, { faceless }) => sum + faceless, 0),
        unit: 'pictures',
      },
    ],
    goals: [{ figure: 'yaw mean error', atMost: 8 }],
    limits: [
      `The goal says little with these labels: their spans are wide, so that only a gross error can lie outside one. Mirrored pictures give the opposite yaw within ${shown(mean(mirrorErrors))}° (largest ${shown(Math.max(...mirrorErrors))}°), pictures turned by ${tiltDeg}° that roll within ${shown(mean(rollErrors))}° (largest ${shown(Math.max(...rollErrors))}°). Pitch has no truth at all.`,
      'The labels are by eye and coarse: no angles were measured when the pictures were taken. Repeatability of the mesh is 0.5° (box moved by 4 %).',
    ],
  };
}
