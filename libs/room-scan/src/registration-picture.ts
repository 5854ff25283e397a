import { type GreyPicture, shrinkGrey } from './grey-picture';

/** What is left of a picture when slow changes of brightness are taken away: edges and grain, around 0. */
export interface DetailPicture {
  width: number;
  height: number;
  detail: Int16Array;
}

/** A picture made ready for registration: full size, half and quarter. */
export interface RegistrationPicture {
  levels: readonly [DetailPicture, DetailPicture, DetailPicture];
}

/**
 * Radius in pixels, at each level, of the mean that is taken away. Seven pixels leave about three octaves of detail, so each level
 * has something to hold on to.
 */
const meanRadius = 3;

export function prepareForRegistration(cylinder: GreyPicture): RegistrationPicture {
  const half = shrinkGrey(cylinder, cylinder.width / 2, cylinder.height / 2);
  const quarter = shrinkGrey(half, half.width / 2, half.height / 2);
  return { levels: [detailOf(cylinder), detailOf(half), detailOf(quarter)] };
}

/** Detail is kept in quarters of a luma step and cut at three times its mean, so that one lamp does not outvote a room. */
function detailOf(picture: GreyPicture): DetailPicture {
  const { width, height, luma } = picture;
  const sums = summedArea(picture);
  const stride = width + 1;
  const detail = new Int16Array(luma.length);
  let total = 0;
  for (let y = 0, at = 0; y < height; y++) {
    const top = y > meanRadius ? y - meanRadius : 0;
    const bottom = y + meanRadius < height ? y + meanRadius + 1 : height;
    for (let x = 0; x < width; x++, at++) {
      const left = x > meanRadius ? x - meanRadius : 0;
      const right = x + meanRadius < width ? x + meanRadius + 1 : width;
      const above = sums[top * stride + right]! - sums[top * stride + left]!;
      const sum = sums[bottom * stride + right]! - sums[bottom * stride + left]! - above;
      const value = 4 * (luma[at]! - sum / ((right - left) * (bottom - top)));
      detail[at] = value;
      total += value < 0 ? -value : value;
    }
  }
  clip(detail, Math.max(4, Math.round((3 * total) / detail.length)));
  return { width, height, detail };
}

function clip(detail: Int16Array, limit: number): void {
  for (let at = 0; at < detail.length; at++) {
    const value = detail[at]!;
    if (value > limit) detail[at] = limit;
    else if (value < -limit) detail[at] = -limit;
  }
}

function summedArea({ width, height, luma }: GreyPicture): Uint32Array {
  const stride = width + 1;
  const sums = new Uint32Array(stride * (height + 1));
  for (let y = 0, at = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++, at++) {
      row += luma[at]!;
      sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1]! + row;
    }
  }
  return sums;
}
