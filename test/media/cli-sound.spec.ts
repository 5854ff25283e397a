/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliSession } from '../../apps/cli/src/cli-session.factory';
import { type SoundReport } from '../../apps/cli/src/analysis/sound-report';

jest.setTimeout(60_000);
const fixture = (name: string): string => join(__dirname, '../fixtures', name);

describe('bakylau sound', () => {
  const cli = cliSession();
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-sound-'));

  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) => cli.run('sound', ...args);
  const report = async (name: string): Promise<SoundReport> => {
    expect(await run(fixture(name), '--json')).toBe(0);
    return JSON.parse(cli.printed()) as SoundReport;
  };

  it('finds speech, noise and the level of every second in half a minute of an exam', async () => {
    const { windows, speech, noise, silence, durationMs, floorDbfs, clippedRatio } =
      await report('audio/exam_30s_mix.wav');

    expect(durationMs).toBe(30_000);
    expect(windows).toHaveLength(30);
    expect(Math.abs(windows[11]!.levelDbfs - -26)).toBeLessThan(2);
    expect(floorDbfs).toBeLessThan(-55);
    expect(clippedRatio).toBeLessThan(0.0001);
    // Labels: speech from 10 to 15 s and, quietly, from 25 to 29 s; typing 3 to 9, a knock at 17, a dog 20 to 23.
    expect(speech.map(({ atMs, durationMs: lasted }) => [atMs, atMs + lasted])).toEqual([
      [10_000, 15_000],
      [25_000, 29_000],
    ]);
    for (const { probability } of speech) expect(probability).toBeGreaterThan(0.6);
    expect(noise.map(({ atMs }) => atMs)).toEqual(expect.arrayContaining([17_000, 20_000]));
    expect(silence).toEqual([]);
  });

  it('tells digital silence', async () => {
    const { silence, floorDbfs, speech, noise } = await report('audio/silence_4s.webm');
    expect(silence.length).toBeGreaterThan(0);
    expect([floorDbfs, speech, noise]).toEqual([null, [], []]);
  });

  it('reads a file whose name has a colon in it', async () => {
    const named = join(folder, '12:30.webm');
    copyFileSync(fixture('audio/speech_4s.webm'), named);
    const from = process.cwd();
    try {
      process.chdir(folder);
      expect(await run('12:30.webm', '--json')).toBe(0);
    } finally {
      process.chdir(from);
    }
    expect(JSON.parse(cli.printed())).toMatchObject({ file: '12:30.webm', durationMs: 4007 });
  });

  it('tells of a recording that was cut off', async () => {
    const [whole, cut] = [fixture('audio/speech_4s.webm'), join(folder, 'cut.webm')];
    const bytes = readFileSync(whole);
    writeFileSync(cut, bytes.subarray(0, bytes.length / 2));
    expect(await report('audio/speech_4s.webm')).toMatchObject({ damaged: false });
    expect(await run(cut)).toBe(0);
    expect(cli.printed()).toContain('cut.webm is cut off or broken');
    expect(cli.printed()).toContain('this is not the whole recording');
  });

  it('hears speech whose two sides cancel each other out, and one side alone', async () => {
    const speech = fixture('audio/speech_librispeech_116-288045-0000.flac');
    for (const sides of ['c0=c0|c1=-1*c0', 'c0=c0|c1=0*c0', 'c0=c0|c1=c0']) {
      const file = join(folder, 'sides.wav');
      execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', speech, '-af', `pan=stereo|${sides}`, file]);
      expect(await run(file, '--json')).toBe(0);
      const { speech: spans, silence } = JSON.parse(cli.printed()) as SoundReport;
      expect(spans.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBeGreaterThan(8_000);
      expect(silence).toEqual([]);
    }
  });

  it('prints a table for people', async () => {
    expect(await run(fixture('audio/share-alike/digits_nicolas.flac'))).toBe(0);
    expect(cli.printed()).toMatch(/seconds +floor dBFS +clipped +speech s +noise s +silence s\n15\.2/);
    expect(cli.printed()).toMatch(/speech +0\.0 +1[45]\.\d +probability 0\.\d\d/);
  });

  it.each([
    ['no such file', ['/nowhere.wav'], /\/nowhere\.wav/],
    ['an address', ['http://127.0.0.1:9/a.wav'], /is an address; only files/],
    ['a film without sound', [fixture('video/two_persons.mp4')], /There is no sound in/],
    ['a file that is no recording', [fixture('README.md')], /cannot read .*README\.md/],
    ['nothing to measure', [], /missing required argument/],
  ])('ends with 2 for %s', async (_what, args, message) => {
    expect(await run(...args)).toBe(2);
    expect(cli.printed()).toMatch(message);
  });
});
