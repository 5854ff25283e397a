import { type Descriptor, type IdentityUnusableReason as UnusableReason } from '@bakylau/contracts';
import { averageDescriptors } from './descriptor-memory';
import { descriptorDistance, type FaceDescriptorReader } from './face-descriptor';
import { type FoundFace } from './face-finder';
import { lacksLight, measureFace } from './face-quality';
import { type RgbPicture } from '../rgb-picture';

/** What a picture can lack; that there is nothing to compare with is for the caller to say. */
export type IdentityUnusableReason = Exclude<UnusableReason, 'no_reference'>;

export type IdentityReading =
  | {
      usable: true;
      /** Of this picture alone. */
      descriptor: Float32Array;
      /** Of the mean over the last usable pictures to the reference; null without one. */
      distance: number | null;
      /** How many pictures that mean is of. */
      pictures: number;
      identityState: string;
    }
  | { usable: false; reason: IdentityUnusableReason };

/**
 * When a face may speak about identity. Turned, small or blurred faces are far from everybody, the same person included,
 * so silence is the honest answer for them. Measured on 368 pairs of webcam-like frames and portraits: among the 253 that
 * pass these limits every same-person pair is nearer than every other pair (AUC 1.000, against 0.995 for all); blur that
 * lowers relative sharpness below 0.012 moves a face by 0.45 and more from itself. Light: at a luma
 * of 28 to 42, with a sensor's noise, single pictures of the right person lay 0.42 to 0.72 from the photo and the rule, which opens at 0.5,
 * spoke of two in four people (bench:accuracy); the contrast of their darker half was 13 and less. A dark-skinned face in good light
 * can have a luma of 55. In two thirds of it or in soft light from a side it has 30 to 35, with a contrast of 16 to 18, and lies 0.12 to
 * 0.21 from itself, as everybody does in so much light; with one half of the face black (contrast 4 to 6) faces lie 0.40 to 0.49 from
 * themselves (27 portraits). These contrasts are of the face's whole box; within its oval, where it counts, they are 0.8 (soft light) to
 * 0.95 (too dark) of that.
 */
export const identityLimits = {
  /** Forehead to chin in pixels of the picture; the smallest faces of the measured pairs had 60. */
  minFacePx: 55,
  maxYawDeg: 20,
  maxPitchDeg: 20,
  maxRollDeg: 20,
  light: { minMeanLuma: 45, leastLuma: 25, minContrast: 12.5 },
  minRelativeSharpness: 0.012,
} as const;

/** Faces near enough to be the candidate's; who passes far behind does not make the candidate unknown. */
const nearFaces = (faces: FoundFace[]): FoundFace[] => faces.filter(({ foundBy }) => foundBy !== 'distant');

/** Why this picture says nothing about identity, or null when it does. */
export function identityObstacle(picture: RgbPicture, faces: FoundFace[]): IdentityUnusableReason | null {
  const [face, ...others] = nearFaces(faces);
  if (!face) return 'no_face';
  if (others.length > 0) return 'several_faces';
  const quality = measureFace(picture, face.mesh);
  if (quality.heightPx < identityLimits.minFacePx) return 'face_too_small';
  const { yawDeg, pitchDeg, rollDeg } = face.pose!;
  if (
    Math.abs(yawDeg) > identityLimits.maxYawDeg ||
    Math.abs(pitchDeg) > identityLimits.maxPitchDeg ||
    Math.abs(rollDeg) > identityLimits.maxRollDeg
  ) {
    return 'not_frontal';
  }
  if (lacksLight(picture, face.mesh, quality, identityLimits.light)) return 'too_dark';
  if (quality.relativeSharpness < identityLimits.minRelativeSharpness) return 'blurred';
  return null;
}

/**
 * The descriptor of the one usable face, and how far it is from the reference when one is given, averaged with the pictures before.
 * @param identityState of the usable picture before, while it is still the same sitting
 */
export async function readIdentity(
  reader: FaceDescriptorReader,
  picture: RgbPicture,
  faces: FoundFace[],
  { reference, identityState }: { reference?: Descriptor | Float32Array; identityState?: string },
): Promise<IdentityReading> {
  const reason = identityObstacle(picture, faces);
  if (reason) return { usable: false, reason };
  const descriptor = await reader.read(picture, nearFaces(faces)[0]!.mesh);
  const mean = averageDescriptors(descriptor, identityState);
  return {
    ...{ usable: true, descriptor, pictures: mean.pictures, identityState: mean.identityState },
    distance: reference ? descriptorDistance(mean.descriptor, reference) : null,
  };
}
