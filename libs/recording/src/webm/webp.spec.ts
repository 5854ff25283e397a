import { vp8DeltaFrame, vp8KeyFrame } from '../rtp/rtp-packet.factory';
import { vp8KeyFrameToWebp } from './webp';

describe(vp8KeyFrameToWebp.name, () => {
  it.each([20, 21])('wraps a frame of %i bytes with even padding', (sizeBytes) => {
    const webp = vp8KeyFrameToWebp(vp8KeyFrame(640, 480, sizeBytes));
    expect(webp).toHaveLength(20 + sizeBytes + (sizeBytes & 1));
    expect(webp.toString('latin1', 0, 4) + webp.toString('latin1', 8, 16)).toBe('RIFFWEBPVP8 ');
    expect(webp.readUInt32LE(4)).toBe(webp.length - 8);
    expect(webp.readUInt32LE(16)).toBe(sizeBytes);
  });

  it('refuses a frame that is no whole picture', () => {
    expect(() => vp8KeyFrameToWebp(vp8DeltaFrame())).toThrow(/Only a VP8 key frame/);
  });
});
