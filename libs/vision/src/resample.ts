import { type Region, type RgbPicture } from './rgb-picture';

/** Places between two neighbouring pixels in 1/256 steps: whole-number arithmetic is twice as fast as floats here. */
interface AxisSamples {
  first: Int32Array;
  second: Int32Array;
  weight: Int32Array;
}

/** Source positions for one axis; -1 marks samples outside the picture. */
function sampleAxis(start: number, length: number, size: number, count: number, stride: number): AxisSamples {
  const samples = {
    first: new Int32Array(count),
    second: new Int32Array(count),
    weight: new Int32Array(count),
  };
  for (let at = 0; at < count; at++) {
    const position = start + ((at + 0.5) * length) / count - 0.5;
    if (position < -0.5 || position > size - 0.5) {
      samples.first[at] = -1;
      continue;
    }
    const low = Math.floor(position);
    samples.first[at] = Math.max(0, low) * stride;
    samples.second[at] = Math.min(size - 1, low + 1) * stride;
    samples.weight[at] = Math.round((position - low) * 256);
  }
  return samples;
}

/**
 * Bilinear copy of `region` into `target` (width * height * 3 bytes, reused by the caller). Outside the picture is black.
 * No smoothing before shrinking: it makes no measurable difference to the detectors and costs twice the time.
 */
export function sampleRegion(
  picture: RgbPicture,
  region: Region,
  target: Uint8Array,
  width: number,
  height: number,
): void {
  const { pixels } = picture;
  const {
    first: lefts,
    second: rights,
    weight: weights,
  } = sampleAxis(region.x, region.width, picture.width, width, 3);
  const rows = sampleAxis(region.y, region.height, picture.height, height, picture.width * 3);
  let to = 0;
  for (let row = 0; row < height; row++) {
    const top = rows.first[row]!;
    if (top < 0) {
      target.fill(0, to, to + width * 3);
      to += width * 3;
      continue;
    }
    const bottom = rows.second[row]!;
    const down = rows.weight[row]!;
    const up = 256 - down;
    for (let column = 0; column < width; column++, to += 3) {
      const left = lefts[column]!;
      if (left < 0) {
        target[to] = target[to + 1] = target[to + 2] = 0;
        continue;
      }
      const right = rights[column]!;
      const across = weights[column]!;
      const back = 256 - across;
      // The four corners' shares of the pixel, in 1/65536: once for the three channels, which are written out for the same reason.
      const a = top + left;
      const b = top + right;
      const c = bottom + left;
      const d = bottom + right;
      const shareA = back * up;
      const shareB = across * up;
      const shareC = back * down;
      const shareD = across * down;
      target[to] =
        (pixels[a]! * shareA + pixels[b]! * shareB + pixels[c]! * shareC + pixels[d]! * shareD + 32768) >> 16;
      target[to + 1] =
        (pixels[a + 1]! * shareA +
          pixels[b + 1]! * shareB +
          pixels[c + 1]! * shareC +
          pixels[d + 1]! * shareD +
          32768) >>
        16;
      target[to + 2] =
        (pixels[a + 2]! * shareA +
          pixels[b + 2]! * shareB +
          pixels[c + 2]! * shareC +
          pixels[d + 2]! * shareD +
          32768) >>
        16;
    }
  }
}

/** A square cut-out that may be turned: `angleRad` is clockwise in the picture, sizes are in picture pixels. */
export interface Square {
  centreX: number;
  centreY: number;
  size: number;
  angleRad: number;
}

/** Like {@link sampleRegion} for a turned square: what stands tilted in the picture comes out upright. */
export function sampleSquare(picture: RgbPicture, square: Square, target: Uint8Array, side: number): void {
  const { pixels, width, height } = picture;
  if (square.angleRad === 0) {
    const { centreX, centreY, size } = square;
    sampleRegion(
      picture,
      { x: centreX - size / 2, y: centreY - size / 2, width: size, height: size },
      target,
      side,
      side,
    );
    return;
  }
  const step = square.size / side;
  const cos = Math.cos(square.angleRad) * step;
  const sin = Math.sin(square.angleRad) * step;
  const half = (side - 1) / 2;
  const stride = width * 3;
  let to = 0;
  for (let v = 0; v < side; v++) {
    let x = square.centreX - 0.5 - half * cos - (v - half) * sin;
    let y = square.centreY - 0.5 - half * sin + (v - half) * cos;
    for (let u = 0; u < side; u++, x += cos, y += sin) {
      if (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5) {
        target[to++] = 0;
        target[to++] = 0;
        target[to++] = 0;
        continue;
      }
      const lowX = Math.floor(x);
      const lowY = Math.floor(y);
      const across = x - lowX;
      const down = y - lowY;
      const left = Math.max(0, lowX) * 3;
      const right = Math.min(width - 1, lowX + 1) * 3;
      const top = Math.max(0, lowY) * stride;
      const bottom = Math.min(height - 1, lowY + 1) * stride;
      for (let channel = 0; channel < 3; channel++) {
        const above = pixels[top + left + channel]! * (1 - across) + pixels[top + right + channel]! * across;
        const below =
          pixels[bottom + left + channel]! * (1 - across) + pixels[bottom + right + channel]! * across;
        target[to++] = above * (1 - down) + below * down + 0.5;
      }
    }
  }
}

/** The region that shows the whole picture in a frame of the given shape, without stretching (black bars instead). */
export function letterbox(picture: RgbPicture, width: number, height: number): Region {
  const scale = Math.max(picture.width / width, picture.height / height);
  const regionWidth = width * scale;
  const regionHeight = height * scale;
  return {
    x: (picture.width - regionWidth) / 2,
    y: (picture.height - regionHeight) / 2,
    width: regionWidth,
    height: regionHeight,
  };
}
