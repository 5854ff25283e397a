import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RoomScanRefusal } from '@bakylau/contracts';

export interface SpoiledCopy {
  name: string;
  /** What ffmpeg does to the pictures. */
  filter: string;
  /** Why it must be refused; null when a person still sees enough. */
  refusal: RoomScanRefusal | null;
}

/** Light falls on all three planes; the sensor's noise stays. */
const light = (share: number): string =>
  `lutyuv=y=16+(val-16)*${share}:u=128+(val-128)*${share}:v=128+(val-128)*${share},noise=alls=4:allf=t`;

const copies: readonly SpoiledCopy[] = [
  { name: 'the first, blurred by 2 pixels of 640', filter: 'gblur=sigma=2', refusal: null },
  { name: 'the first, blurred by 8 pixels of 640', filter: 'gblur=sigma=8', refusal: 'blurred' },
  { name: 'the first, at two thirds of the light', filter: light(0.66), refusal: null },
  { name: 'the first, at a tenth of the light', filter: light(0.1), refusal: 'too_dark' },
];

/** Copies of a whole turn that are soft or dim, or too much so. @returns what `judge` said of each */
export async function spoiledCopies(
  original: string,
  judge: (copy: SpoiledCopy, path: string) => Promise<boolean>,
): Promise<boolean[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-spoiled-'));
  try {
    const judged: boolean[] = [];
    for (const copy of copies) {
      const path = join(folder, 'copy.mp4');
      execFileSync('ffmpeg', [
        ...['-y', '-v', 'error', '-i', original, '-vf', `fps=5,${copy.filter}`],
        ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', path],
      ]);
      judged.push(await judge(copy, path));
    }
    return judged;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
