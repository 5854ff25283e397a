/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { type FileAnalysis } from '../../apps/cli/src/analysis/file-analysis';
import { cliSession } from '../../apps/cli/src/cli-session.factory';

jest.setTimeout(180_000);
const root = join(__dirname, '../..');
const mix = join(root, 'test/fixtures/video/session_mix.mp4');
const photo = join(root, 'apps/api/demo-assets/candidate.jpg');

describe('bakylau analyze', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-analyze-'));
  const cli = cliSession();

  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) => cli.run('analyze', ...args);
  const rulesOf = () => (JSON.parse(cli.printed()) as FileAnalysis).incidents.map(({ rule }) => rule);

  it('finds in a recording what is there, writes it line by line, and finds the same again', async () => {
    const [once, again] = [join(folder, 'once.jsonl'), join(folder, 'again.jsonl')];
    expect(await run(mix, '--reference', photo, '--out', once, '--json')).toBe(0);
    // The clip: alone to second 8, nobody to 13, two faces to 19, a stranger to 26, the candidate again.
    const behaviour = (JSON.parse(cli.printed()) as FileAnalysis).incidents.filter(
      ({ ledger }) => ledger === 'behaviour',
    );
    expect(behaviour.map(({ rule }) => rule)).toEqual(['face.absent', 'face.multiple', 'face.other_person']);
    for (const { card } of behaviour) expect(card.policy).toEqual({ name: 'default', version: 1 });
    const labelled = [8_000, 13_000, 19_000];
    for (const [at, { startedAtMs }] of behaviour.entries())
      expect(Math.abs(startedAtMs - labelled[at]!)).toBeLessThanOrEqual(1_500);

    const lines = readFileSync(once, 'utf8').trimEnd().split('\n');
    const kinds = lines.map((line) => (JSON.parse(line) as { kind: string }).kind);
    expect(kinds.filter((kind) => kind === 'frame').length).toBeGreaterThanOrEqual(30);
    expect(kinds.filter((kind) => kind === 'incident').length).toBeGreaterThanOrEqual(behaviour.length);
    expect(/"(thumbnail|descriptor|speechState)"/.test(lines.join())).toBe(false);

    expect(await run(mix, '--reference', photo, '--out', again, '--json')).toBe(0);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(once, 'utf8'));
  });

  it("goes by an exam's own rules", async () => {
    const policy = join(folder, 'policy.yaml');
    const name = { kk: 'x', ru: 'x', en: 'x' };
    writeFileSync(
      policy,
      JSON.stringify({
        ...{ name: 'quiet', version: 1, title: name, description: name },
        rules: { 'face.absent': { enabled: false } },
      }),
    );
    expect(await run(mix, '--policy', policy, '--json')).toBe(0);
    expect(rulesOf()).toContain('face.multiple');
    expect(rulesOf()).not.toContain('face.absent');
    expect(rulesOf()).not.toContain('face.other_person');
    const { incidents } = JSON.parse(cli.printed()) as FileAnalysis;
    for (const { card } of incidents) expect(card.policy).toEqual({ name: 'quiet', version: 1 });
  });

  it('takes a photo that a check-in would refuse as a weak reference, and says so', async () => {
    const small = join(folder, 'small.jpg');
    const { width } = await sharp(photo).metadata();
    await sharp(photo)
      .resize(Math.round(width / 4))
      .toFile(small);

    expect(await run(mix, '--reference', small, '--json')).toBe(0);
    expect(cli.printed()).toMatch(/is a weak reference.*face_too_small/);
    expect(cli.printed()).toMatch(/"referenceRefusals": \[\s*"face_too_small"/);
    expect(cli.printed()).toMatch(/"rule": "face.other_person"/);
  });

  it('tells of a recording that was cut off, as far as it goes', async () => {
    const [whole, cut] = [join(folder, 'whole.mkv'), join(folder, 'cut.mkv')];
    execFileSync('ffmpeg', ['-v', 'error', '-i', mix, '-t', '6', '-c', 'copy', whole]);
    const bytes = readFileSync(whole);
    const noise = createHash('shake256', { outputLength: 5_000 }).update('noise').digest();
    writeFileSync(cut, Buffer.concat([bytes.subarray(0, 0.7 * bytes.length), noise]));

    expect(await run(whole, '--json')).toBe(0);
    expect(JSON.parse(cli.printed())).toMatchObject({ damaged: false });

    expect(await run(cut)).toBe(0);
    expect(cli.printed()).toMatch(
      /cut\.mkv is cut off or broken, the result covers only what could be read: \S/,
    );
    expect(cli.printed()).toContain('this is not the whole recording');
    const first = cli.printed();
    expect(await run(cut)).toBe(0);
    expect(cli.printed()).toBe(first);
  });

  it('leaves an earlier result as it is when the file cannot be read', async () => {
    const out = join(folder, 'earlier.jsonl');
    writeFileSync(out, 'earlier');
    expect(await run(join(folder, 'none.webm'), '--out', out)).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('earlier');
  });

  it.each(['jpg', 'png', 'webp', 'bmp', 'gif'])(
    'sends a single picture to the commands for pictures: %s',
    async (kind) => {
      const [picture, out] = [join(folder, `single.${kind}`), join(folder, 'of-picture.jsonl')];
      execFileSync('ffmpeg', ['-v', 'error', '-i', photo, picture]);
      expect(await run(picture, '--out', out)).toBe(2);
      expect(cli.printed()).toMatch(
        /single\.\w+ shows a single picture .* needs a recording\..*count-faces, head-pose/,
      );
      expect(existsSync(out)).toBe(false);
    },
  );

  it('looks at a recording of a single picture that has sound', async () => {
    const spoken = join(folder, 'spoken.mp4');
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-i', photo, '-i', join(root, 'test/fixtures/audio/exam_30s_mix.wav'), '-t', '5'],
      ...['-vf', 'scale=320:-2', '-pix_fmt', 'yuv420p', spoken],
    ]);
    expect(await run(spoken, '--json')).toBe(0);
    expect(JSON.parse(cli.printed())).toMatchObject({ sounds: 6, damaged: false });
  });

  it.each([
    ['a file that is not there', ['/nowhere.webm'], /nowhere.webm/],
    [
      'a file without a picture',
      [join(root, 'test/fixtures/audio/exam_30s_mix.wav')],
      /exam_30s_mix\.wav has no video\.$/m,
    ],
    ['a reference that is no picture', [mix, '--reference', mix], /no JPEG, PNG or WebP picture/],
    [
      'a reference with two faces',
      [mix, '--reference', join(root, 'test/fixtures/faces/obama_and_biden_two_faces.jpg')],
      /cannot serve as the reference: several_faces/,
    ],
    ['a policy with a mistake', [mix, '--policy', photo], /is no policy/],
    ['a place that cannot be written', [mix, '--out', '/nowhere/out.jsonl'], /cannot be written/],
  ])('ends with 2 for %s', async (_what, args, message) => {
    expect(await run(...args)).toBe(2);
    expect(cli.printed()).toMatch(message);
  });
});
