import sharp from 'sharp';
import { decodePicture, otherPictureFormat, sniffPictureEncoding } from './picture.decoder';

const plain = (width: number, height: number): sharp.Sharp =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 100, b: 50 } } });

const size = { width: 200, height: 120 };

/** Of a lossy WebP file: RIFF header, then the only chunk: "VP8 ", its length, the frame. */
function keyFrameOf(webp: Buffer): Buffer {
  expect(webp.toString('latin1', 12, 16)).toBe('VP8 ');
  return webp.subarray(20, 20 + webp.readUInt32LE(16));
}

describe(decodePicture.name, () => {
  it.each(['jpeg', 'png', 'webp'] as const)('decodes %s to rows of RGB', async (encoding) => {
    const bytes = await plain(40, 30).toFormat(encoding, { quality: 95 }).toBuffer();

    const picture = await decodePicture(bytes, encoding);

    expect(sniffPictureEncoding(bytes)).toBe(encoding);
    expect([picture.width, picture.height, picture.pixels.length]).toEqual([40, 30, 40 * 30 * 3]);
    expect(Math.abs(picture.pixels[0]! - 200)).toBeLessThan(6);
    expect(Math.abs(picture.pixels[2]! - 50)).toBeLessThan(6);
  });

  it('decodes the VP8 key frame that a lossy WebP file holds', async () => {
    const frame = keyFrameOf(await plain(64, 48).webp().toBuffer());

    expect(await decodePicture(frame, 'vp8')).toMatchObject({ width: 64, height: 48 });
  });

  it('gives the pixels of a key frame that another decoder gives', async () => {
    const noise = await sharp({
      create: {
        ...size,
        channels: 3,
        background: 'black',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .webp({ quality: 80 })
      .toBuffer();
    const expected = await sharp(noise).raw().toBuffer();

    const { pixels } = await decodePicture(keyFrameOf(noise), 'vp8');

    expect(pixels).toHaveLength(expected.length);
    const largest = pixels.reduce((most, value, at) => Math.max(most, Math.abs(value - expected[at]!)), 0);
    expect(largest).toBeLessThanOrEqual(2);
  });

  it('loses no pixel of a key frame whose pixels are no multiple of four', async () => {
    const webp = await plain(17, 19).webp({ quality: 95 }).toBuffer();

    const { pixels } = await decodePicture(keyFrameOf(webp), 'vp8');

    expect(pixels).toHaveLength(17 * 19 * 3);
    expect(Math.abs(pixels.at(-3)! - 200)).toBeLessThan(6);
    expect(Math.abs(pixels.at(-1)! - 50)).toBeLessThan(6);
  });

  it('refuses a key frame that ends too early, and decodes the next one', async () => {
    const frame = keyFrameOf(await plain(320, 240).webp().toBuffer());

    await expect(decodePicture(frame.subarray(0, 40), 'vp8')).rejects.toMatchObject({
      code: 'picture_broken',
    });
    expect(await decodePicture(frame, 'vp8')).toMatchObject({ width: 320 });
  });

  it('decodes a key frame that is larger than any camera gives', async () => {
    const frame = keyFrameOf(await plain(2560, 1440).webp().toBuffer());

    expect((await decodePicture(frame, 'vp8')).pixels).toHaveLength(2560 * 1440 * 3);
  });

  it('shrinks a photo of 48 megapixels', async () => {
    const bytes = await plain(8000, 6000).jpeg({ quality: 30 }).toBuffer();

    expect(await decodePicture(bytes, 'jpeg')).toMatchObject({ width: 4000, height: 3000 });
  });

  it('turns a phone photo upright', async () => {
    const bytes = await plain(60, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer();

    expect(await decodePicture(bytes, 'jpeg')).toMatchObject({ width: 30, height: 60 });
  });

  it('makes greys and transparent pictures RGB', async () => {
    const grey = await plain(40, 40).greyscale().jpeg().toBuffer();
    const clear = await sharp({
      create: { width: 40, height: 40, channels: 4, background: { r: 255, g: 255, b: 255, alpha: 0 } },
    })
      .png()
      .toBuffer();

    expect((await decodePicture(grey, 'jpeg')).pixels).toHaveLength(40 * 40 * 3);
    expect((await decodePicture(clear, 'png')).pixels[0]).toBe(0);
  });

  it.each([
    ['text', 'not_an_image', () => Promise.resolve(Buffer.from('<script>alert(1)</script>'))],
    ['a picture of another kind', 'not_an_image', () => plain(40, 40).png().toBuffer()],
    ['a cut file', 'picture_broken', async () => (await plain(400, 400).jpeg().toBuffer()).subarray(0, 300)],
    ['a dot', 'picture_too_small', () => plain(8, 8).jpeg().toBuffer()],
    ['a huge picture', 'picture_too_large', () => plain(17_000, 20).jpeg().toBuffer()],
  ])('refuses %s with %s', async (_what, code, bytes) => {
    await expect(bytes().then((file) => decodePicture(file, 'jpeg'))).rejects.toMatchObject({
      name: 'PictureError',
      code,
    });
  });
});

describe('a drawing that is too large', () => {
  it('is refused before it is decoded', async () => {
    const bytes = await plain(9000, 20).png().toBuffer();

    await expect(decodePicture(bytes, 'png')).rejects.toMatchObject({ code: 'picture_too_large' });
  });
});

describe(otherPictureFormat.name, () => {
  it('names what is a picture and not read', async () => {
    expect(otherPictureFormat(await plain(20, 20).tiff().toBuffer())).toBe('TIFF');
    expect(otherPictureFormat(await plain(20, 20).avif().toBuffer())).toBe('HEIC or AVIF');
    expect(otherPictureFormat(await plain(20, 20).png().toBuffer())).toBeNull();
  });
});
