/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Box } from '@bakylau/contracts';
import { decodePicture, descriptorDistance, readVideoFrames, VisionEngine } from '@bakylau/vision';

const fixtures = join(__dirname, '../fixtures');

/** pairs.csv names the portraits by a folder that has another name here. */
const pathOf = (file: string): string =>
  join(fixtures, 'face_verification', file).replace('/portraits/', '/faces/');

interface Pair {
  a: string;
  b: string;
  same: boolean;
}

jest.setTimeout(60_000);

describe('identity on webcam-like frames', () => {
  let engine: VisionEngine;
  const descriptors = new Map<string, Float32Array | null>();

  beforeAll(async () => {
    engine = await VisionEngine.load(join(__dirname, '../../models'));
  });

  afterAll(() => engine.close());

  /** null when the frame says nothing about identity. */
  async function descriptorOf(file: string): Promise<Float32Array | null> {
    if (!descriptors.has(file)) {
      const picture = await decodePicture(readFileSync(pathOf(file)), 'jpeg');
      const { identity } = await engine.analyseFrame(picture, { wantIdentity: true });
      descriptors.set(file, identity?.usable ? identity.descriptor : null);
    }
    return descriptors.get(file)!;
  }

  function readPairs(): Pair[] {
    const rows = readFileSync(join(fixtures, 'face_verification/pairs.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    return rows
      .map((row) => row.replaceAll('"', '').split(','))
      .map(([a, b, same]) => ({ a: a!, b: b!, same: same === '1' }))
      .filter(({ a, b }) => existsSync(pathOf(a)) && existsSync(pathOf(b)));
  }

  it('separates the same person from others at 0.5 to 0.55', async () => {
    const same: number[] = [];
    const others: number[] = [];
    for (const pair of readPairs()) {
      const [a, b] = [await descriptorOf(pair.a), await descriptorOf(pair.b)];
      if (a && b) (pair.same ? same : others).push(descriptorDistance(a, b));
    }
    const above = (limit: number): number => same.filter((distance) => distance > limit).length / same.length;
    const below = (limit: number): number =>
      others.filter((distance) => distance <= limit).length / others.length;

    expect(same.length).toBeGreaterThanOrEqual(20);
    expect(others.length).toBeGreaterThanOrEqual(100);
    expect(above(0.55)).toBeLessThanOrEqual(0.05);
    expect(below(0.5)).toBeLessThanOrEqual(0.02);
    expect(below(0.55)).toBeLessThanOrEqual(0.08);
  });

  it('leaves a known picture of a face out, and reads the person beside it', async () => {
    let read = 0;
    for await (const { picture } of readVideoFrames(join(fixtures, 'video/two_persons.mp4'), {
      framesPerSecond: 1,
    })) {
      const look = async (pictures: Box[]) =>
        engine.analyseFrame(picture, { wantIdentity: true, wants: { pictures } });
      const { faces, identity } = await look([]);
      expect(identity).toEqual({ usable: false, reason: 'several_faces' });
      // Both look aside most of the time, which is another reason to say nothing.
      for (const { box } of faces) {
        const { identity: left } = await look([box]);
        expect(left).not.toMatchObject({ reason: 'several_faces' });
        read += Number(left?.usable);
      }
    }
    expect(read).toBeGreaterThan(0);
  });

  it('wants no more light of a dark-skinned face than of a light one', async () => {
    const inLight = async (file: string, share: number) => {
      const bytes = await sharp(pathOf(`../portraits/${file}`))
        .linear(share, 0)
        .jpeg({ quality: 90 })
        .toBuffer();
      const { identity } = await engine.analyseFrame(await decodePicture(bytes, 'jpeg'), {
        wantIdentity: true,
      });
      return identity;
    };
    const [bright, dim] = [await inLight('S001185.jpg', 1), await inLight('S001185.jpg', 0.65)];
    if (!bright?.usable || !dim?.usable) throw new Error('Both serve for identity.');
    expect(descriptorDistance(bright.descriptor, dim.descriptor)).toBeLessThan(0.2);
    // As dark as the face before, with less to recognise.
    expect(await inLight('C001049.jpg', 0.3)).toEqual({ usable: false, reason: 'too_dark' });
  });

  it('keeps silent about turned heads', async () => {
    for (const [file, usable] of [
      ['woman_01.jpg', false],
      ['woman_14.jpg', false],
      ['woman_10.jpg', true],
    ] as const) {
      const picture = await decodePicture(readFileSync(join(fixtures, 'head_pose', file)), 'jpeg');
      const { identity } = await engine.analyseFrame(picture, { wantIdentity: true });
      expect({ file, usable: identity?.usable }).toEqual({ file, usable });
    }
  });

  it('gives the distance to a reference', async () => {
    const candidate = (await descriptorOf('man1_alone_0.jpg'))!;
    const distanceOf = async (file: string): Promise<number> => {
      const picture = await decodePicture(readFileSync(pathOf(file)), 'jpeg');
      const { identity } = await engine.analyseFrame(picture, { wantIdentity: true, reference: candidate });
      return identity?.usable ? identity.distance! : NaN;
    };
    expect(await distanceOf('man1_alone_1.jpg')).toBeLessThan(0.5);
    expect(await distanceOf('woman1_alone_0.jpg')).toBeGreaterThan(0.55);
  });
});
