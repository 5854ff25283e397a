import { descriptorDistance } from '@bakylau/vision';
import { type FaceFile, FaceFileReader } from '../inference/face-file.reader';
import { withVisionEngine } from '../inference/vision-engine.loader';
import { print } from '../print';

export interface FacesComparison {
  a: FaceReport;
  b: FaceReport;
  /** Null when a face is unusable. */
  distance: number | null;
  threshold: number;
  same: boolean | null;
}

export interface FaceReport {
  file: string;
  usable: boolean;
  reason: string | null;
}

const reportOf = (file: string, face: FaceFile): FaceReport => ({
  file,
  usable: face.usable,
  reason: face.usable ? null : face.reason,
});

export async function compareFaces(
  a: string,
  b: string,
  { threshold, json }: { threshold: number; json?: boolean },
): Promise<void> {
  const [faceA, faceB] = await withVisionEngine(async (engine) => {
    const reader = new FaceFileReader(engine);
    return [await reader.read(a), await reader.read(b)] as const;
  });
  const distance =
    faceA.usable && faceB.usable ? descriptorDistance(faceA.descriptor, faceB.descriptor) : null;
  const comparison: FacesComparison = {
    a: reportOf(a, faceA),
    b: reportOf(b, faceB),
    distance,
    threshold,
    same: distance === null ? null : distance <= threshold,
  };
  print(comparison, json, () => describe(comparison));
}

function describe({ a, b, distance, threshold, same }: FacesComparison): string[] {
  if (distance !== null) {
    const verdict = same ? 'the same person' : 'different people';
    return [`distance ${distance.toFixed(3)}: ${verdict} at the threshold ${threshold}`];
  }
  return [a, b]
    .filter(({ usable }) => !usable)
    .map(({ file, reason }) => `${file}: the face is unusable (${reason})`);
}
