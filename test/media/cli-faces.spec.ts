/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';

const root = join(__dirname, '../..');
const fixtures = join(root, 'test/fixtures');
const fixture = (path: string): string => join(fixtures, path);

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** The command line as an operator starts it, in a process of its own. */
async function bakylau(args: string[], environment: NodeJS.ProcessEnv = {}, cwd = root): Promise<Ended> {
  const command = [join(root, 'tools/bakylau/bakylau.cjs'), ...args];
  const env = { ...process.env, ...environment };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd, env });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as Ended;
  }
}

async function jsonOf<T>(...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await bakylau([...args, '--json']);
  if (code !== 0) throw new Error(`bakylau ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

jest.setTimeout(120_000);

describe('bakylau faces compare', () => {
  const [a, again, other] = ['man1_alone_0.jpg', 'man1_alone_1.jpg', 'woman1_alone_0.jpg'].map((file) =>
    fixture(`face_verification/${file}`),
  ) as [string, string, string];

  it('tells the same person from another', async () => {
    const same = await jsonOf<{ distance: number; threshold: number; same: boolean }>(
      ...['faces', 'compare', a, again],
    );
    expect(same).toMatchObject({ same: true, threshold: 0.5, a: { file: a, usable: true, reason: null } });
    expect(same.distance).toBeLessThan(0.5);

    const different = await bakylau(['faces', 'compare', a, other], {}, tmpdir());
    expect(different).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/different people at .* 0.5\b/),
    });
  });

  it('takes another threshold', async () => {
    const { stdout } = await bakylau(['faces', 'compare', a, again, '--threshold', '0.01']);
    expect(stdout).toContain('different people at the threshold 0.01');
  });

  it('says why a face is unusable', async () => {
    const crowd = fixture('faces/obama_and_biden_two_faces.jpg');
    const turned = fixture('head_pose/woman_01.jpg');

    expect(await jsonOf('faces', 'compare', crowd, turned)).toMatchObject({
      distance: null,
      same: null,
      a: { usable: false, reason: 'several_faces' },
      b: { usable: false, reason: 'not_frontal' },
    });
  });

  it('ends with 2 and says what to do without networks', async () => {
    expect(await bakylau(['faces', 'compare', a, again], { MODELS_DIR: '/nowhere' })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('MODELS_DIR'),
    });
  });
});

describe('bakylau faces pairs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-pairs-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives AUC, both error rates, the same per group, and the pairs without a usable face', async () => {
    const path = (file: string): string => relative(folder, fixture(file));
    const rows = [
      ['face_verification/man1_alone_0.jpg', 'face_verification/man1_alone_1.jpg', 1, 'men'],
      ['face_verification/man1_alone_0.jpg', 'face_verification/man2_gaze_0.jpg', 0, 'men'],
      ['face_verification/woman1_alone_0.jpg', 'face_verification/woman1_alone_1.jpg', 'Yes', 'women'],
      ['face_verification/woman1_alone_0.jpg', 'faces/E000295.jpg', '0.0', 'women'],
      ['face_verification/woman1_alone_0.jpg', 'head_pose/woman_01.jpg', 1, 'women'],
      ['face_verification/man1_alone_0.jpg', 'faces/nobody.jpg', 0, ''],
    ].map(([a, b, same, group]) => `${path(String(a))},"${path(String(b))}",${same},${group}`);
    const csv = join(folder, 'pairs.csv');
    writeFileSync(csv, ['file_a,file_b,same,group', ...rows].join('\n'));

    const report = await jsonOf<Record<string, unknown>>('faces', 'pairs', csv);

    expect(report).toMatchObject({ pairs: 6, withoutUsableFace: 2, samePairs: 2, differentPairs: 2, auc: 1 });
    expect(report['curve']).toContainEqual({ threshold: 0.5, fmr: 0, fnmr: 0 });
    expect(report['groups']).toMatchObject({
      men: { pairs: 2, withoutUsableFace: 0, auc: 1 },
      women: { pairs: 3, withoutUsableFace: 1, auc: 1 },
    });
    expect(report['unusablePairs']).toMatchObject([
      { same: true, group: 'women', problems: [{ reason: 'not_frontal' }] },
      { same: false, group: null, problems: [{ reason: 'unreadable' }] },
    ]);

    const { stdout } = await bakylau(['faces', 'pairs', csv]);
    expect(stdout).toMatch(/women +3 +1 +1 +1 +1\.0000/);
    expect(stdout).toMatch(/0\.50 +0\.00 % +0\.00 %/);
  });
});

describe('bakylau head-pose', () => {
  it('gives the angles of the largest face and of all', async () => {
    const rows = readFileSync(fixture('head_pose/labels.csv'), 'utf8').trim().split('\n').slice(1);
    const left = rows.find((row) => row.includes(',left'))!.split(',')[0]!;
    const files = [fixture(`head_pose/${left}`), fixture('faces/obama_and_biden_two_faces.jpg')];

    const [turned, crowd] = await jsonOf<{ file: string; yawDeg: number; faces: { yawDeg: number }[] }[]>(
      ...['head-pose', ...files],
    );

    expect(turned!.file).toBe(files[0]);
    expect(turned!.yawDeg).toBeLessThan(-30);
    expect(turned!.faces).toHaveLength(1);
    expect(crowd!.faces).toHaveLength(2);
    expect(crowd!.yawDeg).toBe(crowd!.faces[0]!.yawDeg);
    expect((await bakylau(['head-pose', ...files])).stdout.trim().split('\n')).toHaveLength(4);
  });
});

describe('bakylau count-faces', () => {
  const clip = fixture('video/two_persons.mp4');

  it('counts in pictures and, second by second, in a clip', async () => {
    const [picture, video] = await jsonOf<{ faces: number; frames?: { atMs: number; faces: number }[] }[]>(
      ...['count-faces', fixture('faces/obama_and_biden_two_faces.jpg'), clip],
    );

    expect(picture).toMatchObject({ kind: 'image', faces: 2 });
    expect(video).toMatchObject({ file: clip, kind: 'video', faces: 2 });
    expect(video!.frames!.length).toBeGreaterThanOrEqual(13);
    expect(video!.frames!.slice(0, 2).map(({ atMs }) => atMs)).toEqual([0, 1000]);
  });

  it('names a file of several that cannot be read, and counts in the others', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bakylau-count-'));
    const tiff = join(folder, 'scan.tiff');
    await sharp(fixture('faces/C000380.jpg')).tiff().toFile(tiff);
    const { code, stdout, stderr } = await bakylau([
      'count-faces',
      '/nowhere.jpg',
      tiff,
      fixture('faces/C000380.jpg'),
      '--json',
    ]);

    expect(code).toBe(2);
    expect(stderr).toContain('/nowhere.jpg');
    expect(JSON.parse(stdout)).toMatchObject([
      { file: '/nowhere.jpg', error: expect.stringContaining('cannot be read') },
      { file: tiff, error: expect.stringContaining('TIFF') },
      { kind: 'image', faces: 1 },
    ]);
    rmSync(folder, { recursive: true });
  });

  it('names ffmpeg when it is missing, and the file when it is no video', async () => {
    const missing = await bakylau(['count-faces', clip], { PATH: '/nowhere' });
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('ffmpeg') });
    const noVideo = await bakylau(['count-faces', join(root, 'package.json')]);
    expect(noVideo).toMatchObject({ code: 2, stderr: expect.stringContaining('package.json') });
  });
});
