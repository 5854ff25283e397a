import sharp from 'sharp';

/** A picture in colour: rows from the top, three bytes (red, green, blue) a pixel. */
export interface ColourPicture {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** A kept picture of the turn and where it looks, see RoomView. */
export interface PanoramaView {
  headingDeg: number;
  pitchDeg: number;
  picture: ColourPicture;
}

export const PANORAMA_WIDTH_PX = 2048;
/** The strip shows 45 degrees of height when pixels are square: things on a desk count more than the ceiling. */
export const PANORAMA_HEIGHT_PX = 256;

const focalPx = PANORAMA_WIDTH_PX / (2 * Math.PI);
/** Pictures fade into their neighbours within some 4 degrees; more shows everything twice where they do not fit. */
const fadeDeg = 4;
/** What nobody saw. */
const unseenLuma = 40;

/**
 * Lays the pictures of a turn side by side on a cylinder: the left edge of the strip is 180 degrees left of where the turn began, its middle
 * the beginning. Parts of the room that no picture shows stay dark grey.
 */
export function composePanorama(views: readonly PanoramaView[], fieldOfViewDeg: number): ColourPicture {
  const width = PANORAMA_WIDTH_PX;
  const height = PANORAMA_HEIGHT_PX;
  const sums = new Float32Array(width * height * 3);
  const weights = new Float32Array(width * height);
  for (const view of views) layView(view, fieldOfViewDeg, sums, weights);
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at]!;
    for (let channel = at * 3; channel < at * 3 + 3; channel++) {
      pixels[channel] = weight > 0 ? sums[channel]! / weight : unseenLuma;
    }
  }
  return { width, height, pixels };
}

function layView(
  view: PanoramaView,
  fieldOfViewDeg: number,
  sums: Float32Array,
  weights: Float32Array,
): void {
  const degPerColumn = 360 / PANORAMA_WIDTH_PX;
  const half = Math.floor(fieldOfViewDeg / 2 / degPerColumn);
  const middle = Math.round((view.headingDeg + 180) / degPerColumn);
  for (let offset = -half; offset <= half; offset++) {
    const column = (((middle + offset) % PANORAMA_WIDTH_PX) + PANORAMA_WIDTH_PX) % PANORAMA_WIDTH_PX;
    const angleDeg = (middle + offset) * degPerColumn - 180 - view.headingDeg;
    // Never quite nothing, so that a part that only the edge of a picture shows is shown all the same.
    const weight = Math.exp(-((angleDeg / fadeDeg) ** 2) / 2) + 1e-6 * (1 - Math.abs(offset) / (half + 1));
    layColumn(view, fieldOfViewDeg, (angleDeg * Math.PI) / 180, column, weight, sums, weights);
  }
}

function layColumn(
  { picture, pitchDeg }: PanoramaView,
  fieldOfViewDeg: number,
  angle: number,
  column: number,
  weight: number,
  sums: Float32Array,
  weights: Float32Array,
): void {
  const camera = picture.width / 2 / Math.tan((fieldOfViewDeg * Math.PI) / 360);
  const x = Math.floor(picture.width / 2 + Math.tan(angle) * camera);
  if (x < 0 || x >= picture.width) return;
  const scale = camera / focalPx / Math.cos(angle);
  const lowered = Math.tan((pitchDeg * Math.PI) / 180) * camera;
  for (let row = 0; row < PANORAMA_HEIGHT_PX; row++) {
    const y = Math.floor(picture.height / 2 + (row + 0.5 - PANORAMA_HEIGHT_PX / 2) * scale + lowered);
    if (y < 0 || y >= picture.height) continue;
    const from = (y * picture.width + x) * 3;
    const to = row * PANORAMA_WIDTH_PX + column;
    weights[to]! += weight;
    for (let channel = 0; channel < 3; channel++)
      sums[to * 3 + channel]! += weight * picture.pixels[from + channel]!;
  }
}

/** The strip as a file; 60 to 120 kB as JPEG. */
export function encodePanorama(strip: ColourPicture, format: 'jpeg' | 'webp' = 'jpeg'): Promise<Buffer> {
  const { width, height, pixels } = strip;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .toFormat(format, { quality: 80 })
    .toBuffer();
}
