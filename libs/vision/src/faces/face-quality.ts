import { type FaceMesh, meshBox } from './face-mesh';
import { QualityMeter } from '../picture-quality';
import { type RgbPicture } from '../rgb-picture';

export interface FaceQuality {
  /** Forehead to chin and side to side, in picture pixels. */
  heightPx: number;
  widthPx: number;
  /** Light of the face alone, luma 0 to 255. */
  meanLuma: number;
  lumaDeviation: number;
  /**
   * Variance of the Laplacian over the variance of luma, on a copy of the face 64 pixels a side: dividing makes it
   * independent of light and contrast, the small copy makes it independent of the camera's resolution.
   */
  relativeSharpness: number;
  /** Share of mesh points outside the picture, 0 to 1. */
  outside: number;
}

/** The rectangle this far within a face's box lies within its oval: no bright window behind it counts as the face's contrast. */
const FACE_INSET = 0.15;

const meter = new QualityMeter(64, 64);
const halfMeter = new QualityMeter(32, 64);

function shareOutside(picture: RgbPicture, mesh: FaceMesh): number {
  let outside = 0;
  for (let at = 0; at < mesh.points.length; at += 3) {
    const x = mesh.points[at]!;
    const y = mesh.points[at + 1]!;
    if (x < 0 || y < 0 || x > picture.width || y > picture.height) outside += 1;
  }
  return outside / (mesh.points.length / 3);
}

/** Light, focus and size of one face, whatever the background does. */
export function measureFace(picture: RgbPicture, mesh: FaceMesh): FaceQuality {
  const box = meshBox(mesh);
  const { meanLuma, lumaDeviation, sharpness } = meter.measure(picture, box);
  return {
    heightPx: box.height,
    widthPx: box.width,
    meanLuma,
    lumaDeviation,
    relativeSharpness: sharpness / Math.max(1, lumaDeviation ** 2),
    outside: shareOutside(picture, mesh),
  };
}

export interface LightLimits {
  /** Luma of the face, 0 to 255, that is enough whatever else holds. */
  minMeanLuma: number;
  /** Luma that is too little whatever else holds. */
  leastLuma: number;
  /** Between the two: standard deviation of luma within that half of the face, left or right, that has less of it. */
  minContrast: number;
}

/**
 * Whether a face has too little light to be recognised. What a camera's noise drowns in the dark is contrast, and not the skin's own
 * lightness: a dark face in two thirds of the light has as much of it as a light one. A face with one lit half counts as its other half.
 */
export function lacksLight(
  picture: RgbPicture,
  mesh: FaceMesh,
  { meanLuma }: FaceQuality,
  limits: LightLimits,
): boolean {
  if (meanLuma >= limits.minMeanLuma) return false;
  return meanLuma < limits.leastLuma || weakerContrast(picture, mesh) < limits.minContrast;
}

function weakerContrast(picture: RgbPicture, mesh: FaceMesh): number {
  const { x, y, width, height } = meshBox(mesh);
  const [left, top] = [x + width * FACE_INSET, y + height * FACE_INSET];
  const half = { y: top, width: width * (0.5 - FACE_INSET), height: height * (1 - 2 * FACE_INSET) };
  return Math.min(
    ...[left, x + width / 2].map((from) => halfMeter.measure(picture, { ...half, x: from }).lumaDeviation),
  );
}
