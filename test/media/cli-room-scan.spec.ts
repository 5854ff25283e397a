import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { type RoomScanReport } from '../../apps/cli/src/commands/room-scan.command';

jest.setTimeout(180_000);
const root = join(__dirname, '../..');
const clip = (name: string): string => join(root, 'test/fixtures/room_scan', `library_${name}.mp4`);

/** The real command in a process of its own, on recorded turns whose true angles are known. */
describe('bakylau room-scan', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-room-scan-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ['--require', './tools/typescript/register.cjs', 'apps/cli/src/main.ts', 'room-scan', ...args],
      { cwd: root, encoding: 'utf8' },
    );

  it.each([
    [
      'full360_ccw',
      5,
      { complete: true, reasons: [], missingSectors: [], direction: 'counterclockwise' },
      360,
    ],
    [
      'full360_ccw',
      4,
      { complete: true, reasons: [], missingSectors: [], direction: 'counterclockwise' },
      360,
    ],
    ['stop150', 5, { complete: false, reasons: ['stopped_early'], direction: 'clockwise' }, 216],
    ['toofast', 15, { complete: false, reasons: ['too_fast'], closed: true }, 360],
    ['toofast', 5, { complete: false, reasons: ['too_fast'] }, 360],
  ])('judges %s at %d pictures per second', (name, framesPerSecond, expected, coveredDeg) => {
    const { status, stdout, stderr } = run(clip(name), '--json', '--fps', String(framesPerSecond));
    expect(stderr).toBe('');
    expect(status).toBe(expected.complete ? 0 : 1);
    const report = JSON.parse(stdout) as { coveredDegrees: number };
    expect(report).toMatchObject({ ...expected, damaged: false });
    expect(Math.abs(report.coveredDegrees - coveredDeg)).toBeLessThanOrEqual(20);
  });

  it('names what is missing of a turn that may just have shown everything', () => {
    const cut = join(folder, 'cut.mp4');
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-t', '20.1', '-i', clip('full360_ccw'), '-vf', 'fps=5'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', cut],
    ]);
    const { status, stdout } = run(cut, '--json');
    expect(status).toBe(1);
    const report = JSON.parse(stdout) as { coveredDegrees: number; clearDegrees: number };
    expect(report).toMatchObject({
      ...{ complete: false, closed: false, reasons: ['stopped_early'], missingSectors: ['front_right'] },
    });
    expect(report.coveredDegrees).toBeGreaterThan(340);
    expect(report.clearDegrees).toBeLessThan(345);
  });

  // A blur of 6 pixels of 640, and an eighth of the light with a sensor's noise: a person cannot judge such a room either.
  it.each([
    ['blurred', 'gblur=sigma=6', 360],
    ['too_dark', "lutyuv=y='16+(val-16)/8',noise=alls=4:allf=t", 0],
  ])('refuses a whole turn that is %s', (reason, filter, coveredDeg) => {
    const spoiled = join(folder, `${reason}.mp4`);
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-i', clip('full360_ccw'), '-vf', `fps=5,${filter}`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', spoiled],
    ]);
    const { status, stdout } = run(spoiled, '--json');
    expect(status).toBe(1);
    const report = JSON.parse(stdout) as { coveredDegrees: number };
    expect(report).toMatchObject({ complete: false, reasons: [reason] });
    expect(Math.abs(report.coveredDegrees - coveredDeg)).toBeLessThanOrEqual(20);
  });

  it.each([
    ['too_dark', "drawbox=c=black:t=fill:enable='between(t,8,15)'"],
    ['turned_on_side', 'transpose=1'],
  ])('names %s alone as the reason of a whole turn', (reason, filter) => {
    const spoiled = join(folder, `${reason}-alone.mp4`);
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-i', clip('full360_ccw'), '-vf', `fps=5,${filter}`],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', spoiled],
    ]);
    const { status, stdout } = run(spoiled, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ complete: false, reasons: [reason] });
  });

  it('joins what came after a dark stretch to the beginning, and does not count what the dark hid', () => {
    const gap = join(folder, 'dark-gap.mp4');
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-i', clip('full360_ccw')],
      ...['-vf', "fps=5,drawbox=c=black:t=fill:enable='between(t,8,15)'"],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', gap],
    ]);
    const { status, stdout } = run(gap, '--json');
    expect(status).toBe(1);
    const report = JSON.parse(stdout) as RoomScanReport;
    expect(report).toMatchObject({ complete: false, direction: 'counterclockwise', closed: false });
    // The dark hid about 110 degrees of the way, of which 65 less were in no picture.
    expect(report.coveredDegrees).toBeGreaterThan(285);
    expect(report.coveredDegrees).toBeLessThan(325);
    expect(report.missingRanges).toHaveLength(1);
    expect(report.missingSectors).toContain('back');
  });

  it('writes the strip of a turn that was not finished and leaves dark what nobody saw', async () => {
    const strip = join(folder, 'room.jpg');
    const { status, stdout } = run(clip('stop150'), '--panorama', strip);
    expect(status).toBe(1);
    expect(stdout).toContain('the scan does not count');
    expect(stdout).toContain('stopped_early');
    expect(await sharp(strip).metadata()).toMatchObject({ format: 'jpeg', width: 2048, height: 256 });
    const deviationAt = async (headingDeg: number) => {
      const left = Math.round(((headingDeg + 180) / 360) * 2048);
      const part = await sharp(strip).extract({ left, top: 64, width: 100, height: 128 }).toBuffer();
      return (await sharp(part).stats()).channels[1]!.stdev;
    };
    expect(await deviationAt(60)).toBeGreaterThan(15);
    expect(await deviationAt(-120)).toBeLessThan(3);
  });

  it('tells of a recording that was cut off, and judges what there is of it', () => {
    const [whole, cut] = [join(folder, 'whole.mkv'), join(folder, 'cut.mkv')];
    execFileSync('ffmpeg', ['-v', 'error', '-i', clip('stop150'), '-c', 'copy', whole]);
    const bytes = readFileSync(whole);
    writeFileSync(cut, bytes.subarray(0, bytes.length / 2));
    const { status, stdout, stderr } = run(cut, '--json');
    expect(status).toBe(1);
    expect(stderr).toContain('cut.mkv is cut off or broken');
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ complete: false, reasons: ['stopped_early'], damaged: true },
      damage: expect.stringContaining('ended prematurely') as string,
    });
  });

  it('ends with 2 when there is nothing to judge', () => {
    expect(run('/nowhere.mp4').status).toBe(2);
    expect(run(join(root, 'test/fixtures/faces/C000380.jpg'))).toMatchObject({
      ...{ status: 2, stdout: '' },
      stderr: expect.stringContaining('C000380.jpg shows a single picture') as string,
    });
    const sound = run(join(root, 'test/fixtures/audio/room_tone.flac'));
    expect(sound).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/room_tone.flac has no video\.$/m) as string,
    });
    expect(run(clip('stop150'), '--fps', '90').stderr).toContain('2 to 15');
    expect(run(clip('stop150'), '--panorama', 'room.png').stderr).toContain('.jpg or .webp');
  });
});
