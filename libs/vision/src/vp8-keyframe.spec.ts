import { PictureError } from './vision.errors';
import { vp8KeyframeSize, wrapVp8Keyframe } from './vp8-keyframe';

/** The first bytes of a 640x480 key frame, with scaling bits set in both sizes. */
const keyframe = Uint8Array.from([0x10, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x42, 0xe0, 0x81, 7]);

describe(wrapVp8Keyframe.name, () => {
  it('reads the size without the scaling bits', () => {
    expect(vp8KeyframeSize(keyframe)).toEqual({ width: 640, height: 480 });
  });

  it('puts a RIFF header in front and pads to an even length', () => {
    const file = Buffer.from(wrapVp8Keyframe(keyframe));

    expect(file.toString('latin1', 0, 4)).toBe('RIFF');
    expect(file.toString('latin1', 8, 16)).toBe('WEBPVP8 ');
    expect(file.readUInt32LE(16)).toBe(keyframe.length);
    expect(file.length).toBe(20 + keyframe.length + 1);
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
  });

  it.each([
    ['a frame between key frames', [0x11, ...keyframe.slice(1)]],
    ['a wrong start code', [0x10, 0, 0, 0x9d, 0x01, 0x2b, ...keyframe.slice(6)]],
    ['too few bytes', [0x10, 0, 0, 0x9d]],
    ['nothing', []],
  ])('refuses %s', (_what, bytes) => {
    expect(() => wrapVp8Keyframe(Uint8Array.from(bytes))).toThrow(PictureError);
  });
});
