import sharp from 'sharp';
import { decodeScanFrame } from './scan-frame.decoder';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 40, b: 10 } } });

describe(decodeScanFrame.name, () => {
  it('gives the pixels of a JPEG, three bytes each', async () => {
    const frame = await decodeScanFrame(await picture(320, 240).jpeg().toBuffer());
    expect(frame).toMatchObject({ width: 320, height: 240 });
    expect(frame.rgb).toHaveLength(320 * 240 * 3);
    expect(Math.abs((frame.rgb[0] ?? 0) - 200)).toBeLessThan(6);
  });

  it('makes three bytes of a grey JPEG too', async () => {
    const frame = await decodeScanFrame(await picture(32, 24).greyscale().jpeg().toBuffer());
    expect(frame.rgb).toHaveLength(32 * 24 * 3);
  });

  it.each([
    ['nothing', () => Promise.resolve(Buffer.alloc(0))],
    ['a text', () => Promise.resolve(Buffer.from('<svg onload="alert(1)"/>'))],
    ['a PNG', () => picture(320, 240).png().toBuffer()],
    ['half a JPEG', async () => (await picture(320, 240).jpeg().toBuffer()).subarray(0, 300)],
    ['a JPEG of many pixels', () => picture(4000, 3000).jpeg().toBuffer()],
  ])('refuses %s', async (_name, bytes) => {
    await expect(decodeScanFrame(await bytes())).rejects.toMatchObject({ code: 'not_an_image' });
  });
});
