import { thumbnailAt } from '../incidents/synthetic-scene.factory';
import { isStill } from './stillness';

const bytes = (thumbnail: string): Uint8Array => Buffer.from(thumbnail, 'base64');

describe(isStill.name, () => {
  it('takes the noise of a camera for still', () => {
    const [before, now] = [0, 1000].map((atMs) => bytes(thumbnailAt(atMs, { moving: [], noise: 6 })));
    expect(isStill(before!, now!)).toBe(true);
  });

  it('sees a head of a tenth of the picture that was not there before', () => {
    const now = bytes(thumbnailAt(1000, { moving: [] }));
    const come = Uint8Array.from(now, (value, at) => {
      const [x, y] = [at % 64, Math.floor(at / 64)];
      return x >= 50 && x < 55 && y >= 10 && y < 16 ? Math.min(255, value + 40) : value;
    });
    expect(isStill(bytes(thumbnailAt(0, { moving: [] })), come)).toBe(false);
  });

  it('sees the light change', () => {
    const before = bytes(thumbnailAt(0));
    expect(
      isStill(
        before,
        before.map((value) => Math.max(0, value - 20)),
      ),
    ).toBe(false);
  });
});
