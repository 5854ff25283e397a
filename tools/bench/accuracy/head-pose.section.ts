import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** How far yaw lies from what an eye sees. */
export async function measureHeadPose(engine: VisionEngine, data: string): Promise<Section> {
  const byLabel = new Map<string, { yaws: number[]; errors: number[]; faceless: number }>();
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
        note: 'against the spans of labels by eye',
      },
      {
        name: 'yaw without a face',
        value: all.reduce((sum, { faceless }) => sum + faceless, 0),
        unit: 'pictures',
      },
    ],
    goals: [{ figure: 'yaw mean error', atMost: 8 }],
    limits: [
      'The labels are by eye and coarse: no angles were measured when the pictures were taken. Repeatability of the mesh is 0.5° (box moved by 4 %).',
    ],
  };
}
