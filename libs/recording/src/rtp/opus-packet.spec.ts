import { OPUS_SILENCE, opusDurationMs } from './opus-packet';

describe(opusDurationMs.name, () => {
  it.each([
    ['20 ms CELT, the usual one', [0xf8], 20],
    ['2.5 ms CELT', [0x80], 2.5],
    ['60 ms SILK', [0x18], 60],
    ['20 ms hybrid', [0x68], 20],
    ['two frames of 20 ms', [0xf9], 40],
    ['three frames of 20 ms', [0xfb, 0x03], 60],
    ['six frames of 20 ms, padded and of variable size', [0xfb, 0xc6], 120],
    ['nothing', [], 20],
    ['a torn packet', [0xfb], 20],
  ])('knows how long %s is', (_what, bytes, durationMs) => {
    expect(opusDurationMs(Buffer.from(bytes))).toBe(durationMs);
  });

  it('knows the silence that fills holes', () => {
    expect(opusDurationMs(OPUS_SILENCE)).toBe(20);
  });
});
