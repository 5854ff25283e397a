/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Box } from '@bakylau/contracts';
import { decodePicture, descriptorDistance, type FrameAnalysis, VisionEngine } from '@bakylau/vision';

const faces = join(__dirname, '../fixtures/faces');
const [width, height] = [450, 550];

jest.setTimeout(120_000);

const drawn = (path: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${path}</svg>`);

/** Cloth over everything but the face, from the middle of the forehead down. */
function scarf({ x, y, width: w, height: h }: Box, colour: string): Buffer {
  const [centreX, centreY, top] = [x + w / 2, y + h / 2, y + h * 0.1];
  const [radiusX, radiusY] = [w * 0.5, h * 0.52];
  const face = `M ${centreX - radiusX} ${centreY} A ${radiusX} ${radiusY} 0 1 0 ${centreX + radiusX} ${centreY} A ${radiusX} ${radiusY} 0 1 0 ${centreX - radiusX} ${centreY} Z`;
  const head = `M ${centreX - w * 1.1} ${height} Q ${centreX - w * 0.9} ${y - h * 0.6} ${centreX} ${y - h * 0.6} Q ${centreX + w * 0.9} ${y - h * 0.6} ${centreX + w * 1.1} ${height} Z`;
  return drawn(
    `<path fill-rule="evenodd" fill="${colour}" d="${head} ${face}"/><rect x="${x}" y="${y - h * 0.2}" width="${w}" height="${top - y + h * 0.2}" fill="${colour}"/>`,
  );
}

/** A hat down to the middle of the forehead. */
const hat = ({ x, y, width: w, height: h }: Box): Buffer =>
  drawn(
    `<rect x="${x - w * 0.15}" y="${y - h * 0.5}" width="${w * 1.3}" height="${h * 0.6}" rx="20" fill="#20242c"/>`,
  );

describe('faces under headwear', () => {
  let engine: VisionEngine;
  beforeAll(async () => {
    engine = await VisionEngine.load(join(__dirname, '../../models'));
  });
  afterAll(() => engine.close());

  async function look(photo: sharp.Sharp): Promise<FrameAnalysis> {
    const bytes = await photo.jpeg({ quality: 90 }).toBuffer();
    return engine.analyseFrame(await decodePicture(bytes, 'jpeg'), { wantIdentity: true });
  }

  it.each([
    ['a dark headscarf', (box: Box) => scarf(box, '#23262e')],
    ['a light headscarf', (box: Box) => scarf(box, '#d8cfc0')],
    ['a hat', hat],
  ])('are found and known as without it: %s', async (_what, wear) => {
    const portraits = readdirSync(faces).filter((file) => /^[A-Z]\d+\.jpg$/.test(file));
    expect(portraits.length).toBeGreaterThanOrEqual(12);
    for (const file of portraits) {
      const photo = await sharp(readFileSync(join(faces, file)))
        .resize(width, height)
        .toBuffer();
      const plain = await look(sharp(photo));
      const worn = await look(sharp(photo).composite([{ input: wear(plain.faces[0]!.box) }]));
      expect([file, worn.faces.length]).toEqual([file, 1]);
      if (!plain.identity?.usable || !worn.identity?.usable) throw new Error(`${file} serves for identity.`);
      const distance = descriptorDistance(plain.identity.descriptor, worn.identity.descriptor);
      expect({ file, isNear: distance < 0.4, distance }).toMatchObject({ file, isNear: true });
    }
  });
});
