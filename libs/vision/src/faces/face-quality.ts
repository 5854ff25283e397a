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

const meter = new QualityMeter(64, 64);

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
