import { type Box, type FaceFinderStep, type KnownFace, type ObservedFace } from '@bakylau/contracts';
import { type FaceCandidate, type FaceDetector, isSamePlace, suppressOverlaps } from './face-detector';
import { type FaceMesh, type FaceMeshReader, leans } from './face-mesh';
import { faceOpenings } from './face-openings';
import { headPose } from './head-pose';
import { type RgbPicture } from '../rgb-picture';

/** A face before it is compared with the picture before and before its gaze is read. */
export interface FoundFace extends Omit<ObservedFace, 'motion' | 'gaze'> {
  mesh: FaceMesh;
}

/**
 * Limits of the cascade. The first two pairs were measured on 24 photos, 373 talking heads and 122 pictures without people
 * (see the model cards).
 */
export const cascade = {
  detectorScore: 0.35,
  meshFlag: 0.7,
  wideDetectorScore: 0.3,
  /** Stricter, because the wide detector boxes many things that are no faces. */
  wideMeshFlag: 0.9,
  /**
   * A hand over the mouth can lower the flag of a plain face to 0.4 while the detector is sure. In 440 pictures without
   * faces the detector never scored above 0.66.
   */
  sureScore: 0.75,
  sureMeshFlag: 0.3,
  /**
   * The mesh says nothing about faces of 20 to 35 pixels: on 48 of them, soft ones in a classroom, its flag was anything from 0
   * to 1. There the deep detector's own score decides: those faces had 0.83 and more, the backs of heads of 30 frames up to
   * 0.50, shelves with people and magazines on them up to 0.75.
   */
  deepScore: 0.8,
  /** From this height on a face must convince the mesh, whichever detector found it. */
  meshReadableHeightPx: 60,
} as const;

/** Bounds on the work one picture can cause; more faces than this are counted as this many. */
const maxFaces = 12;
/** The wide detector boxes many things in an empty room, a cut face is among its first. */
const maxWideCandidates = 4;
const maxOverlap = 0.3;

/** Whether a box reaches the left or right edge of the picture. */
const isAtSide = ({ x, width }: Box, picture: RgbPicture): boolean => x <= 0 || x + width >= picture.width;

/**
 * Counts faces: the detector proposes, the mesh confirms; only when nobody was found the wide detector looks again,
 * which finds faces cut by the edge of the picture. When asked, it also looks beside those that were found, and the slow deep detector
 * adds faces far away.
 */
export class FaceFinder {
  constructor(
    private readonly detector: FaceDetector,
    private readonly wideDetector: FaceDetector,
    private readonly deepDetector: FaceDetector,
    private readonly mesh: FaceMeshReader,
  ) {}

  /**
   * @param near the near faces when they are known already
   */
  async find(
    picture: RgbPicture,
    { distantToo = false, near }: { distantToo?: boolean; near?: FoundFace[] } = {},
  ): Promise<FoundFace[]> {
    const faces = near ?? (await this.findNear(picture));
    if (!distantToo) return faces;
    const beside = faces.length > 0 ? await this.findCutBeside(picture, faces) : [];
    const seen = [...faces, ...beside];
    return [...seen, ...(await this.findDistant(picture, seen))];
  }

  /** The face in the place where it was, without the detector; null when the mesh no longer sees it there. */
  async keep(picture: RgbPicture, { box, score, rollDeg }: KnownFace): Promise<FoundFace | null> {
    const candidate = { box, score, tiltRad: (rollDeg * Math.PI) / 180 };
    const [face] = await this.confirm(picture, 'near', [candidate], () => cascade.meshFlag);
    return face ?? null;
  }

  private async findNear(picture: RgbPicture): Promise<FoundFace[]> {
    const faces = await this.confirm(picture, 'near', await this.detector.detect(picture), ({ score }) =>
      score >= cascade.sureScore ? cascade.sureMeshFlag : cascade.meshFlag,
    );
    if (faces.length > 0) return faces;
    const wide = await this.wideDetector.detect(picture);
    return this.confirm(picture, 'cut', wide.slice(0, maxWideCandidates), () => cascade.wideMeshFlag);
  }

  /** Faces that the edge of the picture cuts, beside those that were found: the near look misses most that are half outside. */
  private async findCutBeside(picture: RgbPicture, known: FoundFace[]): Promise<FoundFace[]> {
    const wide = (await this.wideDetector.detect(picture)).filter(
      ({ box }) => isAtSide(box, picture) && !known.some((face) => isSamePlace(face.box, box)),
    );
    return this.confirm(picture, 'cut', wide.slice(0, maxWideCandidates), () => cascade.wideMeshFlag);
  }

  /** Faces that the near look has not found. */
  private async findDistant(picture: RgbPicture, known: FoundFace[]): Promise<FoundFace[]> {
    const candidates = (await this.deepDetector.detect(picture)).filter(
      ({ box }) => !known.some((face) => isSamePlace(face.box, box)),
    );
    const faces: FoundFace[] = [];
    for (const candidate of candidates.slice(0, Math.max(0, maxFaces - known.length))) {
      const mesh = await this.mesh.read(picture, candidate);
      const isReadable = candidate.box.height >= cascade.meshReadableHeightPx;
      if (isReadable && mesh.flag <= cascade.meshFlag) continue;
      const { box, score } = candidate;
      const face = { box, score, meshScore: mesh.flag, foundBy: 'distant', mesh } as const;
      const pose = isReadable ? headPose(mesh) : null;
      faces.push({ ...face, pose, mouthOpening: null, eyeOpening: null });
    }
    return faces;
  }

  private async confirm(
    picture: RgbPicture,
    foundBy: FaceFinderStep,
    candidates: FaceCandidate[],
    wantedFlag: (candidate: FaceCandidate) => number,
  ): Promise<FoundFace[]> {
    const faces: FoundFace[] = [];
    for (const candidate of candidates.slice(0, maxFaces)) {
      const mesh = await this.readMesh(picture, candidate, wantedFlag(candidate));
      if (!mesh) continue;
      const { box, score } = candidate;
      const pose = headPose(mesh);
      const openings = faceOpenings(mesh, pose.yawDeg);
      faces.push({ box, score, meshScore: mesh.flag, foundBy, pose, ...openings, mesh });
    }
    return suppressOverlaps(faces, maxOverlap);
  }

  /** The eyes of a face that is half outside the picture are guessed, so a refusal of the turned cut-out is not final. */
  private async readMesh(
    picture: RgbPicture,
    candidate: FaceCandidate,
    wantedFlag: number,
  ): Promise<FaceMesh | null> {
    const turned = await this.mesh.read(picture, candidate);
    if (turned.flag > wantedFlag) return turned;
    if (!leans(candidate.tiltRad)) return null;
    const upright = await this.mesh.read(picture, { box: candidate.box, tiltRad: 0 });
    return upright.flag > wantedFlag ? upright : null;
  }
}
