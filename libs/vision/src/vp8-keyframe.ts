import { PictureError } from './vision.errors';

/** RFC 6386, 9.1: bit 0 of a key frame is 0, and bytes 3 to 5 are the start code. */
function assertKeyframe(frame: Uint8Array): void {
  const startCode = frame[3] === 0x9d && frame[4] === 0x01 && frame[5] === 0x2a;
  if (frame.length < 10 || (frame[0]! & 1) !== 0 || !startCode) {
    throw new PictureError('not_an_image', 'These bytes are not a VP8 key frame.');
  }
}

/** Width and height as the frame header says them, in pixels. */
export function vp8KeyframeSize(frame: Uint8Array): { width: number; height: number } {
  assertKeyframe(frame);
  return {
    width: (frame[6]! | (frame[7]! << 8)) & 0x3fff,
    height: (frame[8]! | (frame[9]! << 8)) & 0x3fff,
  };
}

/** A VP8 key frame with a RIFF header in front is a lossy WebP file: no video decoder is needed. */
export function wrapVp8Keyframe(frame: Uint8Array): Uint8Array {
  assertKeyframe(frame);
  const padding = frame.length & 1;
  const file = Buffer.alloc(20 + frame.length + padding);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(12 + frame.length + padding, 4);
  file.write('WEBPVP8 ', 8, 'latin1');
  file.writeUInt32LE(frame.length, 16);
  file.set(frame, 20);
  return file;
}
