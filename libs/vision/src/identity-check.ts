import { type Descriptor, type IdentityObservation } from '@bakylau/contracts';
import { descriptorDistance, type FaceDescriptorReader } from './face-descriptor';
import { type FoundFace } from './face-finder';
import { measureFace } from './face-quality';
import { type RgbPicture } from './rgb-picture';

export type IdentityUnusableReason = Extract<IdentityObservation, { usable: false }>['reason'];

export type IdentityReading =
  | { usable: true; descriptor: Float32Array; distance: number | null }
  | { usable: false; reason: IdentityUnusableReason };

/**
 * When a face may speak about identity. Turned, tilted, small or dark faces are far from everybody, the same person
 * included, so silence is the honest answer for them.
 */
export const identityLimits = {
  /** Face height in pixels of the picture. */
  minFacePx: 60,
  maxYawDeg: 25,
  maxPitchDeg: 25,
  maxRollDeg: 30,
  minMeanLuma: 35,
  minSharpness: 12,
} as const;

/** Why this picture says nothing about identity, or null when it does. */
export function identityObstacle(picture: RgbPicture, faces: FoundFace[]): IdentityUnusableReason | null {
  const [face] = faces;
  if (!face) return 'no_face';
  if (faces.length > 1) return 'several_faces';
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
  if (quality.meanLuma < identityLimits.minMeanLuma) return 'too_dark';
  if (quality.sharpness < identityLimits.minSharpness) return 'blurred';
  return null;
}

/** The descriptor of the one usable face, and how far it is from the reference when one is given. */
export async function readIdentity(
  reader: FaceDescriptorReader,
  picture: RgbPicture,
  faces: FoundFace[],
  reference?: Descriptor | Float32Array,
): Promise<IdentityReading> {
  const reason = identityObstacle(picture, faces);
  if (reason) return { usable: false, reason };
  const descriptor = await reader.read(picture, faces[0]!.mesh);
  return { usable: true, descriptor, distance: reference ? descriptorDistance(descriptor, reference) : null };
}
