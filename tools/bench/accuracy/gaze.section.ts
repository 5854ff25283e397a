import { join } from 'node:path';
import { DEFAULT_EFFECTIVE_POLICY } from '@bakylau/domain';
import { readVideoFrames, type VisionEngine } from '@bakylau/vision';
import { mean, percent, type Section, shown } from './section';

const clip = 'gaze_center_left_center.mp4';
const framesPerSecond = 4;
/** Spans of the clip by its labels, without half a second around each turn of the eyes. */
const spans = [
  { label: 'centre', fromS: 0, toS: 5.2, away: false },
  { label: 'left of the picture', fromS: 6.2, toS: 9.6, away: true },
  { label: 'centre again', fromS: 10.6, toS: 15.3, away: false },
] as const;

/** Where the eyes look, against the one clip whose labels say it. */
export async function measureGaze(engine: VisionEngine, data: string): Promise<Section> {
  const yaws: { atS: number; yawDeg: number }[] = [];
  let pictures = 0;
  for await (const { atMs, picture } of readVideoFrames(join(data, 'video', clip), { framesPerSecond })) {
    pictures += 1;
    const [face] = (await engine.analyseFrame(picture, { wantIdentity: false, wants: { gaze: true } })).faces;
    if (face?.gaze) yaws.push({ atS: atMs / 1000, yawDeg: face.gaze.yawDeg });
  }
  const within = ({ fromS, toS }: { fromS: number; toS: number }): number[] =>
    yaws.filter(({ atS }) => atS >= fromS && atS < toS).map(({ yawDeg }) => yawDeg);
  const [first] = spans;
  const usual = mean(within(first));
  const { openDeg } = DEFAULT_EFFECTIVE_POLICY.thresholds.eyesAway;
  const isAway = (yawDeg: number): boolean => Math.abs(yawDeg - usual) >= openDeg;
  const deviations = (away: boolean): number[] => spans.filter((span) => span.away === away).flatMap(within);
  const side = deviations(true).map((yawDeg) => Math.abs(yawDeg - usual));
  const centre = deviations(false).map((yawDeg) => Math.abs(yawDeg - usual));
  return {
    title: 'Eyes',
    about: `Advisory, off by default. The eyes' turn in the head's own frame from the usual direction of this person, ${framesPerSecond} pictures a second of the one labelled clip; "away" is what the default threshold of ${openDeg}° says of single pictures (the rule wants 6 s of them).`,
    columns: ['label', 'pictures', 'mean turn, °', 'away, %'],
    rows: spans.map((span) => {
      const found = within(span);
      return [
        ...[span.label, found.length, shown(mean(found) - usual)],
        shown(percent(found.filter(isAway).length, found.length)),
      ];
    }),
    figures: [
      {
        name: 'eyes to the side',
        value: mean(side),
        unit: '°',
        note: 'mean turn where the label says "image-left"',
      },
      {
        name: 'eyes at the centre',
        value: mean(centre),
        unit: '°',
        note: 'mean turn where the label says "centre"',
      },
      {
        name: 'pictures without gaze',
        value: percent(pictures - yaws.length, pictures),
        unit: '%',
        note: 'closed eyes',
      },
    ],
    goals: [],
    limits: [
      'One man in a close-up; the labels name a side, no angle. Glasses, small faces and heads that turn were not measured: that is why the rule is off unless an exam asks for it.',
    ],
  };
}
