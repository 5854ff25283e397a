import { type PhotoRefusal } from '@bakylau/contracts';
import { type FoundFace } from './face-finder';
import { type FaceQuality, lacksLight, measureFace } from './face-quality';
import { type RgbPicture } from '../rgb-picture';

/**
 * What a check-in or enrolment photo must fulfil. Stricter than what identity asks of a frame: one good photo serves the
 * whole exam. Chosen on 34 portraits and 26 webcam frames, and on copies of them made darker, brighter and blurred: a
 * photo at the limit is 0.35 or less away from the same photo in good quality (different people start at 0.5).
 */
export const photoLimits = {
  /** Forehead to chin. A face of 80 pixels still has 35 between the eyes. */
  minFacePx: 80,
  /** Share of mesh points outside the picture. */
  maxOutside: 0.02,
  /** Low on purpose: a dark-skinned face in good light can have a luma of 55, and more light than that must not be asked for. */
  light: { minMeanLuma: 46, leastLuma: 25, minContrast: 13.5 },
  maxMeanLuma: 225,
  minRelativeSharpness: 0.03,
  maxYawDeg: 20,
  maxPitchDeg: 20,
  maxRollDeg: 20,
} as const;

function faceRefusals(picture: RgbPicture, face: FoundFace, quality: FaceQuality): PhotoRefusal[] {
  const refusals: PhotoRefusal[] = [];
  const { yawDeg, pitchDeg, rollDeg } = face.pose!;
  if (quality.outside > photoLimits.maxOutside) refusals.push('face_cut');
  if (quality.heightPx < photoLimits.minFacePx) refusals.push('face_too_small');
  if (lacksLight(picture, face.mesh, quality, photoLimits.light)) refusals.push('too_dark');
  if (quality.meanLuma > photoLimits.maxMeanLuma) refusals.push('too_bright');
  if (
    Math.abs(yawDeg) > photoLimits.maxYawDeg ||
    Math.abs(pitchDeg) > photoLimits.maxPitchDeg ||
    Math.abs(rollDeg) > photoLimits.maxRollDeg
  ) {
    refusals.push('not_frontal');
  }
  if (quality.relativeSharpness < photoLimits.minRelativeSharpness) refusals.push('blurred');
  return refusals;
}

/** All reasons against a photo, the most important first; empty when it may be used. */
export function judgePhoto(picture: RgbPicture, faces: FoundFace[], meanLuma: number): PhotoRefusal[] {
  const [face] = faces;
  // Nobody can be found in the dark: then light is the advice that helps.
  if (!face) return meanLuma < photoLimits.light.minMeanLuma ? ['too_dark', 'no_face'] : ['no_face'];
  if (faces.length > 1) return ['several_faces'];
  return faceRefusals(picture, face, measureFace(picture, face.mesh));
}
