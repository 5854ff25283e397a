/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Box } from '@bakylau/contracts';
import {
  type AnalysisBackend,
  decodePicture,
  descriptorDistance,
  type FrameAnalysis,
  InferencePool,
  type RgbPicture,
  VisionEngine,
} from '@bakylau/vision';
import { vp8KeyframesOf } from './vp8-frames';

jest.setTimeout(240_000);
// Jest has a resolver of its own, to which Node's hooks do not reach: the same alias in Jest's way.
jest.mock('../../libs/vision/src/tfjs/tfjs-alias', () => ({ withTfjsCore: (load: () => unknown) => load() }));
jest.mock('@tensorflow/tfjs', () => jest.requireActual<object>('@tensorflow/tfjs-core'), { virtual: true });

const root = join(__dirname, '../..');
const modelsDir = join(root, 'models');
const picture = (name: string): Buffer => readFileSync(join(root, 'test/fixtures', `${name}.jpg`));
const portraits = ['faces/C000380', 'face_verification/man1_alone_0', 'face_verification/woman1_alone_0'];
const manifest = JSON.parse(readFileSync(join(modelsDir, 'manifest.json'), 'utf8')) as {
  models: { name: string; sha256: string; source: { sha256: string } }[];
};

/** Largest difference of the edges of two boxes. */
const apart = (a: Box, b: Box): number =>
  Math.max(
    Math.abs(a.x - b.x),
    Math.abs(a.y - b.y),
    Math.abs(a.x + a.width - b.x - b.width),
    Math.abs(a.y + a.height - b.y - b.height),
  );

describe('both analysis backends', () => {
  const engines = new Map<AnalysisBackend, VisionEngine>();

  beforeAll(async () => {
    for (const backend of ['onnx', 'tfjs'] as const) {
      engines.set(backend, await VisionEngine.load(modelsDir, backend));
    }
  });
  afterAll(async () => {
    for (const engine of engines.values()) await engine.close();
  });

  function analyse(backend: AnalysisBackend, decoded: RgbPicture): Promise<FrameAnalysis> {
    const wants = { body: true, objects: true };
    return engines.get(backend)!.analyseFrame(decoded, { wantIdentity: true, wants });
  }

  async function compare(decoded: RgbPicture, faceCount: number): Promise<void> {
    const onnx = await analyse('onnx', decoded);
    const tfjs = await analyse('tfjs', decoded);

    expect(onnx.faces).toHaveLength(faceCount);
    expect(tfjs.faces).toHaveLength(faceCount);
    onnx.faces.forEach((face, at) => {
      const other = tfjs.faces[at]!;
      expect(apart(face.box, other.box)).toBeLessThan(1);
      expect(other.meshScore).toBeCloseTo(face.meshScore, 2);
      expect(Math.abs(face.pose!.yawDeg - other.pose!.yawDeg)).toBeLessThan(0.5);
      expect(Math.abs(face.pose!.pitchDeg - other.pose!.pitchDeg)).toBeLessThan(0.5);
      expect(Math.abs(face.pose!.rollDeg - other.pose!.rollDeg)).toBeLessThan(0.5);
    });
    expect(tfjs.body!.presence).toBeCloseTo(onnx.body!.presence, 2);
    onnx.body!.joints.forEach((joint, at) => {
      const other = tfjs.body!.joints[at]!;
      expect(Math.hypot(joint.x - other.x, joint.y - other.y)).toBeLessThan(1);
    });
    expect(tfjs.persons).toHaveLength(onnx.persons!.length);
    expect(tfjs.objects!.map(({ kind }) => kind)).toEqual(onnx.objects!.map(({ kind }) => kind));
    expect(tfjs.networks).toEqual(onnx.networks);
  }

  it.each(portraits)('see the same face, body and things on %s', async (name) => {
    await compare(await decodePicture(picture(name), 'jpeg'), 1);
  });

  it('see the same two people before one camera', async () => {
    const [frame] = await vp8KeyframesOf(join(root, 'test/fixtures/video/two_persons.mp4'), 1);
    await compare(await decodePicture(frame!, 'vp8'), 2);
  });

  it('see nobody in an empty picture, after the second look at its edges', async () => {
    const pixels = new Uint8Array(640 * 480 * 3).fill(128);
    await compare({ pixels, width: 640, height: 480 }, 0);
  });

  it.each(portraits)('give the same descriptor for %s', async (name) => {
    const decoded = await decodePicture(picture(name), 'jpeg');
    const onnx = await engines.get('onnx')!.assessPhoto(decoded);
    const tfjs = await engines.get('tfjs')!.assessPhoto(decoded);

    expect(tfjs.refusals).toEqual(onnx.refusals);
    expect(Boolean(tfjs.descriptor)).toBe(Boolean(onnx.descriptor));
    if (onnx.descriptor) expect(descriptorDistance(onnx.descriptor, tfjs.descriptor!)).toBeLessThan(0.01);
  });

  it('name what ran: the file in models/ or the original', () => {
    const entries = new Map(manifest.models.map((entry) => [entry.name, entry]));
    for (const { name, sha256 } of engines.get('onnx')!.models)
      expect(sha256).toBe(entries.get(name)!.sha256);
    for (const { name, sha256 } of engines.get('tfjs')!.models)
      expect(sha256).toBe(entries.get(name)!.source.sha256);
  });

  it('run tfjs in the threads of a pool', async () => {
    const execArgv = ['--require', join(root, 'tools/typescript/register.cjs')];
    const pool = await InferencePool.start({
      modelsDir,
      backend: 'tfjs',
      threads: 1,
      queueLength: 4,
      execArgv,
    });
    try {
      const { analysis } = await pool.assessPhoto(picture('faces/C000380'), 'jpeg');

      expect(analysis.refusals).toEqual([]);
      expect(analysis.descriptor).toHaveLength(128);
    } finally {
      await pool.close();
    }
  });
});
