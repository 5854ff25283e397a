import { type FrameObservation } from '@bakylau/contracts';
import { type HeadSample, type SpokenDigitsSample } from '@bakylau/domain';

/** What the check of head turns needs of an analysed picture. */
export function headSampleOf({ atMs, faces, identity }: FrameObservation): HeadSample {
  const [only] = faces;
  const pose = faces.length === 1 ? only?.pose : null;
  return {
    atMs,
    faceCount: faces.length,
    face:
      only && pose
        ? {
            yawDeg: pose.yawDeg,
            x: only.box.x + only.box.width / 2,
            y: only.box.y + only.box.height / 2,
            heightPx: only.box.height,
          }
        : null,
    identityDistance: identity?.usable ? identity.distance : null,
  };
}

/** What the check of said digits needs of an analysed picture. */
export function spokenPictureOf({
  faces,
  identity,
}: FrameObservation): SpokenDigitsSample['pictures'][number] {
  return {
    faceCount: faces.length,
    mouthOpening: faces.length === 1 ? (faces[0]?.mouthOpening ?? null) : null,
    identityDistance: identity?.usable ? identity.distance : null,
  };
}
