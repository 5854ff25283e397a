import { join } from 'node:path';
import { RoomScan } from '@bakylau/room-scan';
import { PanoramaRoom } from './panorama-room';
import { coveredDegOf, photographScan, renderedScans } from './rendered-scans';
import { verdictOf } from './room-scan.section';
import { mean, type Section, shown } from './section';

/** Turns that no limit was chosen on: other cameras, speeds, directions and beginnings. */
export async function measureHeldOutScans(data: string): Promise<Section> {
  const room = await PanoramaRoom.load(join(data, 'panoramas/library_cube_strip_1024x6144.jpg'));
  const errors: number[] = [];
  let right = 0;
  const rows = renderedScans.map((rendered): Section['rows'][number] => {
    const scan = new RoomScan();
    for (const frame of photographScan(room, rendered)) scan.push(frame);
    const result = scan.finish();
    const coveredDeg = coveredDegOf(rendered);
    errors.push(Math.abs(result.coveredDegrees - coveredDeg));
    const isRight = result.complete === rendered.counts;
    if (isRight) right += 1;
    return [
      ...[rendered.name, rendered.fieldOfViewDeg, shown(result.fieldOfViewDeg, 0), shown(coveredDeg, 0)],
      ...[result.coveredDegrees, verdictOf(result), isRight ? 'yes' : 'NO'],
    ];
  });
  const largest = Math.max(...errors);
  return {
    title: 'Room scans that no limit was chosen on',
    about: `${rows.length} turns rendered from the same room with other fields of view, speeds, directions and beginnings, with a tremble, motion blur and noise. Judged right: ${right} of ${rows.length}; error of the covered degrees: ${shown(mean(errors))} on average, ${shown(largest)} at most.`,
    columns: ['scan', 'field of view, °', 'found, °', 'truly covered, °', 'found, °', 'verdict', 'right'],
    rows,
    figures: [
      { name: 'held-out scans judged wrong', value: rows.length - right, unit: `of ${rows.length}` },
      { name: 'held-out covered degrees error', value: mean(errors), unit: 'deg', note: 'on average' },
      { name: 'held-out largest error', value: largest, unit: 'deg' },
    ],
    goals: [
      { figure: 'held-out scans judged wrong', atMost: 0 },
      { figure: 'held-out largest error', atMost: 20 },
    ],
    limits: [
      'A turn that was not closed does not tell the field of view: it is estimated then, and the covered degrees are off by as much.',
      'Still the same room, without parallax: another room may have less to recognise.',
    ],
  };
}
