import { AppError } from '@bakylau/platform';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';

const TYPES = new Set(['image/jpeg', 'image/png', 'image/webp']);
/** A larger picture is no photo of a face but an attempt to fill the memory. */
const MAX_PIXELS = 50_000_000;
/** Longer sides bring the networks nothing. */
const MAX_SIDE = 1600;
const JPEG_QUALITY = 92;

/**
 * An uploaded photo as an upright JPEG of at most 1600 pixels a side (or `maxSide`), without its metadata (which may say where it was taken).
 * @throws AppError not_an_image when the bytes are none, whatever the Content-Type said
 */
export async function normalisePhoto(content: Buffer, maxSide = MAX_SIDE): Promise<Buffer> {
  const type = await fileTypeFromBuffer(content);
  if (!type || !TYPES.has(type.mime)) throw new AppError('not_an_image');
  try {
    return await sharp(content, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: JPEG_QUALITY })
      .toBuffer();
  } catch (error) {
    throw new AppError('not_an_image', { cause: error });
  }
}
