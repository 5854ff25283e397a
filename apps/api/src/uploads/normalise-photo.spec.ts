import sharp from 'sharp';
import { normalisePhoto } from './normalise-photo';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#446688' } });

describe(normalisePhoto.name, () => {
  it('makes a JPEG of every accepted kind of picture', async () => {
    for (const upload of [
      await picture(64, 48).png().toBuffer(),
      await picture(64, 48).webp().toBuffer(),
      await picture(64, 48).jpeg().toBuffer(),
    ]) {
      const { format, width, height } = await sharp(await normalisePhoto(upload)).metadata();
      expect({ format, width, height }).toEqual({ format: 'jpeg', width: 64, height: 48 });
    }
  });

  it('turns a photo upright and drops what the camera wrote about it', async () => {
    const upload = await picture(64, 48).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { width, height, orientation, exif } = await sharp(await normalisePhoto(upload)).metadata();
    expect({ width, height, orientation, exif }).toEqual({ width: 48, height: 64 });
  });

  it('makes a large photo smaller and keeps its proportions', async () => {
    const { width, height } = await sharp(
      await normalisePhoto(await picture(3200, 2400).jpeg().toBuffer()),
    ).metadata();
    expect({ width, height }).toEqual({ width: 1600, height: 1200 });
  });

  it('refuses a picture of very many pixels in few bytes', async () => {
    const bomb = await picture(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(5 * 1024 * 1024);
    await expect(normalisePhoto(bomb)).rejects.toMatchObject({ code: 'not_an_image' });
  }, 20_000);

  it('refuses half a picture', async () => {
    const whole = await picture(640, 480).jpeg().toBuffer();
    await expect(normalisePhoto(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      code: 'not_an_image',
    });
  });
});
