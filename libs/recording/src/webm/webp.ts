import { isKeyFrame } from '../rtp/vp8-depacketizer';

/**
 * Wraps a VP8 key frame as a WebP picture, without decoding: a lossy WebP is exactly one key frame in a RIFF box. Any browser
 * and image library opens it.
 * @throws Error when the data is not a key frame
 */
export function vp8KeyFrameToWebp(vp8: Buffer): Buffer {
  if (!isKeyFrame(vp8))
    throw new Error('Only a VP8 key frame is a whole picture; this frame needs the ones before it');
  const padding = vp8.length & 1;
  const webp = Buffer.alloc(20 + vp8.length + padding);
  webp.write('RIFF', 0, 'latin1');
  webp.writeUInt32LE(12 + vp8.length + padding, 4);
  webp.write('WEBPVP8 ', 8, 'latin1');
  webp.writeUInt32LE(vp8.length, 16);
  vp8.copy(webp, 20);
  return webp;
}
