import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { greyOfRgb, RoomScan } from '@bakylau/room-scan';
import { readVideoFrames } from '@bakylau/vision';
import { type Section } from './section';

interface ScanLabel {
  file: string;
  /** `pass`, or `fail: …`. */
  expected: string;
  seen_angle_deg: number;
}

/** As many pictures a second as a phone or a camera sends in a scan. */
const framesPerSecond = 5;
const goalDeg = 20;

/** Whether each simulated turn is judged right, and how far the covered degrees lie from the simulated ones. */
export async function measureRoomScans(data: string): Promise<Section> {
  const folder = join(data, 'room_scan');
  const labels = JSON.parse(await readFile(join(folder, 'labels.json'), 'utf8')) as ScanLabel[];
  const rows: Section['rows'] = [];
  let right = 0;
  let largestErrorDeg = 0;
  for (const label of labels) {
    const scan = new RoomScan();
    for await (const { atMs, picture } of readVideoFrames(join(folder, label.file), { framesPerSecond }))
      scan.push({ atMs, ...greyOfRgb(picture) });
    const { complete, coveredDegrees, reasons } = scan.finish();
    const errorDeg = Math.abs(coveredDegrees - label.seen_angle_deg);
    largestErrorDeg = Math.max(largestErrorDeg, errorDeg);
    const isRight = complete === (label.expected === 'pass');
    if (isRight) right += 1;
    const verdict = complete ? 'counts' : reasons.join(', ');
    rows.push([label.file, label.seen_angle_deg, coveredDegrees, verdict, isRight ? 'yes' : 'NO']);
  }
  return {
    title: 'Room scans',
    about: `Simulated turns through one real room, judged at ${framesPerSecond} pictures a second.`,
    columns: ['scan', 'truly covered, °', 'found, °', 'verdict', 'right'],
    rows,
    figures: [
      { name: 'room scans judged wrong', value: labels.length - right, unit: `of ${labels.length}` },
      { name: 'covered degrees error', value: largestErrorDeg, unit: 'deg', note: 'the largest' },
    ],
    goals: [
      { figure: 'room scans judged wrong', atMost: 0 },
      { figure: 'covered degrees error', atMost: goalDeg },
    ],
    limits: [
      'The limits were chosen on these very scans. They turn about one point in one room full of shelves: real hands add parallax, real rooms have blank walls.',
    ],
  };
}
