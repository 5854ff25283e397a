import { type FrameQuality } from '@bakylau/contracts';

/** Size of the analyzer's grey thumbnail. */
export const THUMBNAIL_WIDTH = 64;
export const THUMBNAIL_HEIGHT = 48;

/** The grey values of a frame's thumbnail, row by row; null for an observation that carries none, as stored ones do not. */
export function thumbnailOf({ thumbnail }: Pick<FrameQuality, 'thumbnail'>): Uint8Array | null {
  const bytes = Buffer.from(thumbnail, 'base64');
  return bytes.length === THUMBNAIL_WIDTH * THUMBNAIL_HEIGHT ? bytes : null;
}
