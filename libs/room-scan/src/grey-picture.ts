/** A grey picture: rows from the top, one byte (luma) a pixel, no padding. */
export interface GreyPicture {
  width: number;
  height: number;
  luma: Uint8Array;
}

/** One picture of a turn. Any size will do; 160 pixels along the longer side are looked at. */
export interface GreyFrame extends GreyPicture {
  /** Milliseconds on any clock that only goes forward. */
  atMs: number;
}

/** Rec. 601 luma in whole numbers of a picture with three bytes (red, green, blue) a pixel. */
export function greyOfRgb(picture: { width: number; height: number; pixels: Uint8Array }): GreyPicture {
  const { width, height, pixels } = picture;
  const luma = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < luma.length; at++, from += 3) {
    luma[at] = (pixels[from]! * 77 + pixels[from + 1]! * 150 + pixels[from + 2]! * 29 + 128) >> 8;
  }
  return { width, height, luma };
}

/** The picture at another size: each pixel is the mean of those that it covers, so that noise and fine grain go. */
export function shrinkGrey(picture: GreyPicture, width: number, height: number): GreyPicture {
  const luma = new Uint8Array(width * height);
  const columns = edgesOf(picture.width, width);
  const rows = edgesOf(picture.height, height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      luma[at] = boxMean(picture, columns[x]!, columns[x + 1]!, rows[y]!, rows[y + 1]!);
    }
  }
  return { width, height, luma };
}

const edgesOf = (from: number, to: number): number[] =>
  Array.from({ length: to + 1 }, (_, at) => Math.floor((at * from) / to));

function boxMean(
  { width, luma }: GreyPicture,
  left: number,
  right: number,
  top: number,
  bottom: number,
): number {
  const endX = right > left ? right : left + 1;
  const endY = bottom > top ? bottom : top + 1;
  let sum = 0;
  for (let y = top; y < endY; y++) {
    for (let x = left, at = y * width + left; x < endX; x++, at++) sum += luma[at]!;
  }
  return sum / ((endX - left) * (endY - top));
}
