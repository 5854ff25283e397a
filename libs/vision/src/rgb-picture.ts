/** A decoded picture: rows from the top, three bytes (red, green, blue) a pixel, no padding. */
export interface RgbPicture {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** A part of a picture in its pixels; fractions and places outside the picture are allowed. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}
