import sharp from 'sharp';

/** A picture of the turn and where its middle points. */
export interface StripView {
  jpeg: Buffer;
  /** Degrees to the right of the beginning; not cut at full turns. */
  headingDeg: number;
  /** Degrees by which the camera looked higher than at the beginning. */
  pitchDeg: number;
}

/** A strip of a whole circle is 2,880 pixels wide. */
const PX_PER_DEG = 8;
/** A turn may go round more than once; what is beyond that shows the same again. */
const WIDEST_DEG = 540;
const JPEG_QUALITY = 80;
/** Neighbours overlap by this, so that rounding leaves no black line, px. */
const OVERLAP_PX = 2;

/**
 * Lays the middles of the pictures side by side, each where it points. Not a seamless panorama: the edges stay visible, so that
 * nothing is made up between two pictures.
 * @param views in the order of their headings
 * @param fieldOfViewDeg horizontal, of one picture
 */
export async function paintStrip(views: readonly StripView[], fieldOfViewDeg: number): Promise<Buffer> {
  const first = views[0]!.headingDeg;
  const shown = views.filter(({ headingDeg }) => headingDeg - first <= WIDEST_DEG);
  const pictureWidth = Math.round(fieldOfViewDeg * PX_PER_DEG);
  const pieces = await Promise.all(
    shown.map(async (view, index) => {
      const { leftDeg, rightDeg } = middleOf(shown, index, fieldOfViewDeg);
      const left = Math.max(Math.round((leftDeg + fieldOfViewDeg / 2) * PX_PER_DEG), 0);
      const width = Math.min(Math.round((rightDeg - leftDeg) * PX_PER_DEG) + OVERLAP_PX, pictureWidth - left);
      const scaled = await sharp(view.jpeg)
        .resize({ width: pictureWidth })
        .toBuffer({ resolveWithObject: true });
      const { height } = scaled.info;
      const input = await sharp(scaled.data).extract({ left, top: 0, width, height }).toBuffer();
      const x = Math.round((view.headingDeg + leftDeg - first + fieldOfViewDeg / 2) * PX_PER_DEG);
      return { input, x, y: Math.round(-view.pitchDeg * PX_PER_DEG), width, height };
    }),
  );
  const top = Math.min(...pieces.map(({ y }) => y));
  const width = Math.max(...pieces.map((piece) => piece.x + piece.width));
  const height = Math.max(...pieces.map((piece) => piece.y + piece.height)) - top;
  return sharp({ create: { width, height, channels: 3, background: { r: 32, g: 36, b: 40 } } })
    .composite(pieces.map(({ input, x, y }) => ({ input, left: x, top: y - top })))
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
}

/** The part of a picture that is shown, degrees from its middle: half-way to its neighbours, all of it at the ends and holes. */
function middleOf(
  views: readonly StripView[],
  index: number,
  fieldOfViewDeg: number,
): { leftDeg: number; rightDeg: number } {
  const half = fieldOfViewDeg / 2;
  const here = views[index]!.headingDeg;
  const before = views[index - 1]?.headingDeg ?? -Infinity;
  const after = views[index + 1]?.headingDeg ?? Infinity;
  return {
    leftDeg: -Math.min((here - before) / 2, half),
    rightDeg: Math.min((after - here) / 2, half),
  };
}
