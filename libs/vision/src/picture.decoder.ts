import sharp, { type Sharp } from 'sharp';
import { type RgbPicture } from './rgb-picture';
import { PictureError } from './vision.errors';
import { vp8KeyframeSize, wrapVp8Keyframe } from './vp8-keyframe';
import { WebpDecoder } from './webp.decoder';

/** `vp8` is a bare key frame of a VP8 stream, the others are image files. */
export type PictureEncoding = 'vp8' | 'jpeg' | 'png' | 'webp';

/** Smallest side that can show a face, and a bound on memory: 16 megapixels are 48 MB of RGB. */
const minSidePx = 16;
const maxSidePx = 8192;
const maxPixels = 16_000_000;
/** Telephones take JPEG photos of 48 megapixels and more; that decoder can shrink while it reads. */
const maxJpeg = { pixels: 130_000_000, sidePx: 16_384 };
/** What a larger JPEG photo is shrunk into. */
const shrunkSidePx = 4000;
/** Cameras give no more; a shared screen may. */
const maxCameraPixels = 1920 * 1200;

// One picture at a time per thread: libvips' own threads cost CPU without making small pictures faster.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Decodes a picture to RGB; turned upright by its EXIF tag, transparent parts black.
 * @throws PictureError when the bytes are not of the named encoding, too large, too small, or broken.
 */
export async function decodePicture(bytes: Uint8Array, encoding: PictureEncoding): Promise<RgbPicture> {
  const file = encoding === 'vp8' ? wrapVp8Keyframe(bytes) : bytes;
  if (encoding !== 'vp8') checkSignature(file, encoding);
  const frameSize = encoding === 'vp8' ? vp8KeyframeSize(bytes) : null;
  const webp = frameSize && (await WebpDecoder.open());
  if (frameSize) checkSize(frameSize);
  try {
    // Larger ones would swell the decoder's memory, which never shrinks.
    if (webp && frameSize.width * frameSize.height <= maxCameraPixels) return await webp.decode(file);
    const image = sharp(file, {
      // Larger ones are told apart by their size, which stands in their heads.
      limitInputPixels: encoding === 'vp8' ? maxPixels : maxJpeg.pixels,
      failOn: 'error',
      autoOrient: encoding !== 'vp8',
    });
    const { data, info } = await (encoding === 'vp8' ? image : await ofBearableSize(image, encoding))
      .flatten({ background: 'black' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3)
      throw new PictureError('picture_broken', `The picture has ${info.channels} channels.`);
    return { width: info.width, height: info.height, pixels: data };
  } catch (error) {
    if (error instanceof PictureError) throw error;
    throw new PictureError('picture_broken', `The ${encoding} picture cannot be decoded.`);
  }
}

/** The picture as it is, or a JPEG shrunk. @throws PictureError */
async function ofBearableSize(image: Sharp, encoding: PictureEncoding): Promise<Sharp> {
  const size = await image.metadata();
  if (encoding !== 'jpeg') checkSize(size);
  else checkSize(size, maxJpeg);
  const isTooLarge = size.width * size.height > maxPixels;
  return isTooLarge ? image.resize(shrunkSidePx, shrunkSidePx, { fit: 'inside' }) : image;
}

/** The name of a picture format that is known and not read; null for anything else. */
export function otherPictureFormat(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12)).toString('latin1');
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'TIFF';
  if (head.startsWith('BM')) return 'BMP';
  if (/^....ftyp(?:hei[cxfms]|mif1|avif)/s.test(head)) return 'HEIC or AVIF';
  return null;
}

/** The encoding that the first bytes show, or null. VP8 key frames have no signature and are never guessed. */
export function sniffPictureEncoding(bytes: Uint8Array): Exclude<PictureEncoding, 'vp8'> | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  return null;
}

function checkSignature(bytes: Uint8Array, encoding: Exclude<PictureEncoding, 'vp8'>): void {
  if (sniffPictureEncoding(bytes) !== encoding) {
    throw new PictureError('not_an_image', `These bytes are not a ${encoding} picture.`);
  }
}

function checkSize(
  { width = 0, height = 0 }: { width?: number; height?: number },
  { pixels, sidePx } = { pixels: maxPixels, sidePx: maxSidePx },
): void {
  if (width < minSidePx || height < minSidePx) {
    throw new PictureError('picture_too_small', `A picture needs at least ${minSidePx} pixels a side.`);
  }
  if (width > sidePx || height > sidePx || width * height > pixels) {
    throw new PictureError('picture_too_large', `A picture may have at most ${pixels} pixels.`);
  }
}
