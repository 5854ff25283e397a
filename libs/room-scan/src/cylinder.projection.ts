import { type GreyPicture, shrinkGrey } from './grey-picture';

/** Length in pixels of the longer side of the pictures that are registered; more costs time and gains nothing. */
export const LONGER_SIDE_PX = 160;

/**
 * Field of view along the longer side that is assumed until the turn itself tells. Cameras of laptops have 60 to 75 degrees,
 * those of phones in video mode 55 to 70.
 */
export const ASSUMED_FIELD_OF_VIEW_DEG = 65;

/** Focal length in pixels of a picture whose longer side is LONGER_SIDE_PX. */
export const focalLengthPx = (longerSideFieldOfViewDeg: number): number =>
  LONGER_SIDE_PX / 2 / Math.tan((longerSideFieldOfViewDeg * Math.PI) / 360);

export const ASSUMED_FOCAL_PX = focalLengthPx(ASSUMED_FIELD_OF_VIEW_DEG);

/**
 * Lays a flat picture on a cylinder around the camera, where turning the camera moves everything by the same number of
 * pixels; on the flat picture things at the edge move faster than those in the middle.
 */
export class CylinderProjection {
  /** Size of the flat picture, then of the one on the cylinder. */
  private readonly flatWidth: number;
  private readonly flatHeight: number;
  readonly width: number;
  readonly height: number;
  /** For each pixel the place in the flat picture, x and y in 1/256 pixels. */
  private readonly places: Int32Array;

  constructor(sourceWidth: number, sourceHeight: number) {
    const scale = LONGER_SIDE_PX / Math.max(sourceWidth, sourceHeight);
    this.flatWidth = Math.max(8, Math.round(sourceWidth * scale));
    this.flatHeight = Math.max(8, Math.round(sourceHeight * scale));
    const halfAngle = Math.atan(this.flatWidth / 2 / ASSUMED_FOCAL_PX);
    // Whole multiples of four: the two coarser levels halve it without a rest.
    this.width = 4 * Math.floor((2 * halfAngle * ASSUMED_FOCAL_PX) / 4);
    // Rows that every column has: the edges of a flat picture reach less high on the cylinder.
    this.height = 4 * Math.floor((this.flatHeight * Math.cos(halfAngle)) / 4);
    this.places = this.placesOf();
  }

  private placesOf(): Int32Array {
    const places = new Int32Array(this.width * this.height * 2);
    for (let y = 0, at = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const angle = (x + 0.5 - this.width / 2) / ASSUMED_FOCAL_PX;
        const flatX = this.flatWidth / 2 + Math.tan(angle) * ASSUMED_FOCAL_PX - 0.5;
        const flatY = this.flatHeight / 2 + (y + 0.5 - this.height / 2) / Math.cos(angle) - 0.5;
        places[at++] = Math.round(256 * Math.min(Math.max(flatX, 0), this.flatWidth - 1.01));
        places[at++] = Math.round(256 * Math.min(Math.max(flatY, 0), this.flatHeight - 1.01));
      }
    }
    return places;
  }

  /** The flat picture at the working size, and the same on the cylinder. */
  project(source: GreyPicture): { flat: GreyPicture; cylinder: GreyPicture } {
    const flat = shrinkGrey(source, this.flatWidth, this.flatHeight);
    const { width, height, places } = this;
    const luma = new Uint8Array(width * height);
    for (let at = 0; at < luma.length; at++) luma[at] = sample(flat, places[at * 2]!, places[at * 2 + 1]!);
    return { flat, cylinder: { width, height, luma } };
  }
}

/** Bilinear; x and y in 1/256 pixels. */
function sample({ width, luma }: GreyPicture, x: number, y: number): number {
  const at = (y >> 8) * width + (x >> 8);
  const right = x & 255;
  const below = y & 255;
  const upper = luma[at]! * (256 - right) + luma[at + 1]! * right;
  const lower = luma[at + width]! * (256 - right) + luma[at + width + 1]! * right;
  return (upper * (256 - below) + lower * below) >> 16;
}
