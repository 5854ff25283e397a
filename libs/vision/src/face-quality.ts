import { type FaceMesh, meshBox } from './face-mesh';
import { QualityMeter } from './picture-quality';
import { type RgbPicture } from './rgb-picture';

export interface FaceQuality {
  /** Forehead to chin and side to side, in picture pixels. */
  heightPx: number;
  widthPx: number;
  /** Light and focus of the face alone, measured on a copy 128 pixels high and wide. */
  meanLuma: number;
  lumaDeviation: number;
  sharpness: number;
  /** Share of mesh points outside the picture, 0 to 1. */
  outside: number;
}

const meter = new QualityMeter(128, 128);

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
  return {
    heightPx: box.height,
    widthPx: box.width,
    ...meter.measure(picture, box),
    outside: shareOutside(picture, mesh),
  };
}
