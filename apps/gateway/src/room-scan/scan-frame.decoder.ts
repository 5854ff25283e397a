import sharp from 'sharp';
import { AppError } from '@bakylau/platform';

/** Pixels of one picture of a burst, three bytes each, row by row. */
export interface ScanFrame {
  rgb: Uint8Array;
  width: number;
  height: number;
  /** The same as it came. */
  jpeg: Buffer;
}

/** A page sends 320x240; nothing larger is worth the time. */
const MAX_PIXELS = 640 * 480;
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);

/** Decodes a JPEG of a candidate's page. @throws AppError `not_an_image` for anything else, also for one that is too large */
export async function decodeScanFrame(jpeg: Uint8Array): Promise<ScanFrame> {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  if (!bytes.subarray(0, JPEG_START.length).equals(JPEG_START)) throw new AppError('not_an_image');
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new AppError('not_an_image');
    return { rgb: data, width: info.width, height: info.height, jpeg: bytes };
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('not_an_image', { cause: error });
  }
}
