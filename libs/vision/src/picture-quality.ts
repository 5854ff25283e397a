import { type Box } from '@bakylau/contracts';
import { sampleRegion } from './resample';
import { type Region, type RgbPicture } from './rgb-picture';

export const thumbnailWidth = 64;
export const thumbnailHeight = 48;

export interface PictureQuality {
  width: number;
  height: number;
  /** Mean luma, 0 (black) to 255. */
  meanLuma: number;
  /** Standard deviation of luma; a covered lens is near 0. */
  lumaDeviation: number;
  /** Variance of the Laplacian on a grey copy 320 pixels wide; low means blurred. */
  sharpness: number;
}

/** Rec. 601 luma in whole numbers: 77/256 red, 150/256 green, 29/256 blue. */
function greyOf(rgb: Uint8Array, grey: Uint8Array): void {
  for (let at = 0, from = 0; at < grey.length; at++, from += 3) {
    grey[at] = (rgb[from]! * 77 + rgb[from + 1]! * 150 + rgb[from + 2]! * 29 + 128) >> 8;
  }
}

/**
 * The grey copy of half the width and height, with the same bytes as resampling and {@link greyOf}: each bilinear sample stands between
 * four pixels. Twice as fast.
 */
function greyOfHalf({ pixels, width }: RgbPicture, grey: Uint8Array): void {
  const stride = width * 3;
  for (let at = 0, upper = 0; at < grey.length; upper += stride) {
    const rowEnd = upper + stride;
    for (let lower = rowEnd; upper < rowEnd; at++, upper += 6, lower += 6) {
      const red = (pixels[upper]! + pixels[upper + 3]! + pixels[lower]! + pixels[lower + 3]! + 2) >> 2;
      const green =
        (pixels[upper + 1]! + pixels[upper + 4]! + pixels[lower + 1]! + pixels[lower + 4]! + 2) >> 2;
      const blue =
        (pixels[upper + 2]! + pixels[upper + 5]! + pixels[lower + 2]! + pixels[lower + 5]! + 2) >> 2;
      grey[at] = (red * 77 + green * 150 + blue * 29 + 128) >> 8;
    }
  }
}

function meanAndDeviation(grey: Uint8Array): { mean: number; deviation: number } {
  let sum = 0;
  let squares = 0;
  // An index and not for-of: the iterator alone costs as much as the sums.
  for (let at = 0; at < grey.length; at++) {
    const value = grey[at]!;
    sum += value;
    squares += value * value;
  }
  const mean = sum / grey.length;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / grey.length - mean * mean)) };
}

/** Variance of the four-neighbour Laplacian; the usual measure of focus (Pech-Pacheco et al., 2000). */
function laplacianVariance(grey: Uint8Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const value = grey[at - 1]! + grey[at + 1]! + grey[at - width]! + grey[at + width]! - 4 * grey[at]!;
      sum += value;
      squares += value * value;
    }
  }
  const count = (width - 2) * (height - 2);
  return squares / count - (sum / count) ** 2;
}

/** Measures a picture at a fixed scale, so that the figures of different cameras compare. Reuses its buffers. */
export class QualityMeter {
  private readonly rgb: Uint8Array;
  private readonly grey: Uint8Array;

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {
    this.rgb = new Uint8Array(width * height * 3);
    this.grey = new Uint8Array(width * height);
  }

  measure(
    picture: RgbPicture,
    region: Region,
  ): Pick<PictureQuality, 'meanLuma' | 'lumaDeviation' | 'sharpness'> {
    this.copyGrey(picture, region);
    const { mean, deviation } = meanAndDeviation(this.grey);
    return {
      meanLuma: mean,
      lumaDeviation: deviation,
      sharpness: laplacianVariance(this.grey, this.width, this.height),
    };
  }

  private copyGrey(picture: RgbPicture, region: Region): void {
    const { x, y, width, height } = region;
    const isWhole = x === 0 && y === 0 && width === picture.width && height === picture.height;
    if (isWhole && width === this.width * 2 && height === this.height * 2) {
      greyOfHalf(picture, this.grey);
      return;
    }
    sampleRegion(picture, region, this.rgb, this.width, this.height);
    greyOf(this.rgb, this.grey);
  }
}

const wholePicture = (picture: RgbPicture): Region => ({
  x: 0,
  y: 0,
  width: picture.width,
  height: picture.height,
});

const frameMeter = new QualityMeter(320, 240);
const thumbnailRgb = new Uint8Array(thumbnailWidth * thumbnailHeight * 3);

export function measurePicture(picture: RgbPicture): PictureQuality {
  const { width, height } = picture;
  return { width, height, ...frameMeter.measure(picture, wholePicture(picture)) };
}

/** 64x48 grey copy of the whole picture: two of them tell motion, and a frozen camera from a still person. */
export function takeThumbnail(picture: RgbPicture): Uint8Array {
  sampleRegion(picture, wholePicture(picture), thumbnailRgb, thumbnailWidth, thumbnailHeight);
  const grey = new Uint8Array(thumbnailWidth * thumbnailHeight);
  greyOf(thumbnailRgb, grey);
  return grey;
}

function assertComparable(previous: Uint8Array, current: Uint8Array): void {
  if (previous.length !== current.length) {
    throw new RangeError(`Thumbnails of ${previous.length} and ${current.length} bytes cannot be compared.`);
  }
}

/**
 * Mean absolute difference of two thumbnails in luma steps, 0 to 255. Exactly 0 means the same picture: sensors have
 * noise, so a live camera does not give it.
 */
export function motionBetween(previous: Uint8Array, current: Uint8Array): number {
  assertComparable(previous, current);
  let sum = 0;
  for (let at = 0; at < current.length; at++) sum += Math.abs(current[at]! - previous[at]!);
  return sum / current.length;
}

/** The cells of one axis of a thumbnail that a stretch of the picture touches, at least one. */
function cells(from: number, length: number, pictureSide: number, count: number): [number, number] {
  const first = Math.floor((from / pictureSide) * count);
  const last = Math.ceil(((from + length) / pictureSide) * count) - 1;
  const start = Math.min(Math.max(first, 0), count - 1);
  return [start, Math.max(start, Math.min(last, count - 1))];
}

/**
 * {@link motionBetween} inside one box of the picture alone, in luma steps: a face on a poster stands still while people
 * move. The box is in pixels of the picture that the thumbnails show.
 */
export function motionWithin(
  previous: Uint8Array,
  current: Uint8Array,
  box: Box,
  picture: { width: number; height: number },
): number {
  assertComparable(previous, current);
  const [left, right] = cells(box.x, box.width, picture.width, thumbnailWidth);
  const [top, bottom] = cells(box.y, box.height, picture.height, thumbnailHeight);
  let sum = 0;
  for (let y = top; y <= bottom; y++) {
    for (let x = left, at = y * thumbnailWidth + left; x <= right; x++, at++) {
      sum += Math.abs(current[at]! - previous[at]!);
    }
  }
  return sum / ((right - left + 1) * (bottom - top + 1));
}
