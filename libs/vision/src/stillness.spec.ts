import { thumbnailHeight, thumbnailWidth } from './picture-quality';
import { isStill } from './stillness';

/** A room of flat pieces of furniture with a sensor's noise of up to 6 luma steps, another each second. */
function roomAt(second: number): Uint8Array {
  return Uint8Array.from({ length: thumbnailWidth * thumbnailHeight }, (_, at) => {
    const [x, y] = [at % thumbnailWidth, Math.floor(at / thumbnailWidth)];
    const furniture = 60 + (((x >> 3) * 37 + (y >> 3) * 61) % 120);
    return furniture + ((at * 7919 + second * 104_729) % 13) - 6;
  });
}

describe(isStill.name, () => {
  it('takes the noise of a camera for still', () => {
    expect(isStill(roomAt(0), roomAt(1))).toBe(true);
  });

  it('sees a head of a tenth of the height that was not there before', () => {
    const come = roomAt(1).map((value, at) => {
      const [x, y] = [at % thumbnailWidth, Math.floor(at / thumbnailWidth)];
      return x >= 50 && x < 55 && y >= 10 && y < 16 ? Math.min(255, value + 40) : value;
    });
    expect(isStill(roomAt(0), come)).toBe(false);
  });

  it('sees the light change', () => {
    const darker = roomAt(0).map((value) => Math.max(0, value - 20));
    expect(isStill(roomAt(0), darker)).toBe(false);
  });
});
