import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const CLIP = resolve(__dirname, '../fixtures/room_scan/library_full360.mp4');

/** The pictures that a page would take of a turn: small JPEGs, so many a second, in order. */
export function scanFrames(perSecond: number): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-scan-'));
  try {
    const filter = `fps=${perSecond},scale=320:240`;
    execFileSync('ffmpeg', ['-v', 'error', '-i', CLIP, '-vf', filter, '-q:v', '5', join(folder, '%04d.jpg')]);
    return readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
