import {
  type Box,
  type Descriptor,
  type FrameWants,
  type Gaze,
  type KnownFace,
  type ModelReference,
  type ObservedBody,
  type ObservedFace,
  type ObservedObject,
  type ObservedPerson,
  type PhotoRefusal,
  type RestingLook,
} from '@bakylau/contracts';
import { ModelStore } from '@bakylau/models';
import { type AnalysisBackend, openNetworkSource } from './analysis-backend';
import { DeepFaceDetector } from './faces/deep.face-detector';
import { isAmong } from './faces/face-detector';
import { FaceDescriptorReader } from './faces/face-descriptor';
import { cascade, FaceFinder, type FoundFace } from './faces/face-finder';
import { FaceMeshReader } from './faces/face-mesh';
import { FullRangeFaceDetector } from './faces/full-range.face-detector';
import { type IdentityReading, readIdentity } from './faces/identity-check';
import { judgePhoto } from './faces/photo-quality.gate';
import { IrisReader } from './faces/iris.reader';
import { WideFaceDetector } from './faces/wide.face-detector';
import { NetworkSet } from './network-set';
import {
  measurePicture,
  motionBetween,
  motionWithin,
  type PictureQuality,
  takeThumbnail,
} from './picture-quality';
import { type RgbPicture } from './rgb-picture';
import { BodyJointsReader } from './scene/body-joints.reader';
import { ObjectDetector } from './scene/object.detector';
import { isStill } from './stillness';

const modelNames = [
  'face-detector',
  'face-mesh',
  'face-detector-wide',
  'face-descriptor',
  'face-detector-deep',
  'body-joints',
  'objects',
  'eye-iris',
] as const;
/** Off by default in every policy, so most installations never need it. */
const loadedLater = ['eye-iris'] as const;

export interface FrameOptions {
  /** Default true. Pictures of a shared screen are measured, but faces on them mean nothing. */
  wantFaces?: boolean;
  /** Descriptors cost as much as all the rest: ask every few seconds, not for every frame. */
  wantIdentity: boolean;
  /** With it, the reading carries the distance to this descriptor. */
  reference?: Descriptor | Float32Array;
  /** Of the last usable reading of the same person; with it, the distance is that of the mean. */
  identityState?: string;
  /** Thumbnail of the frame before; with it, motion is measured. */
  previousThumbnail?: Uint8Array;
  /** The dearer looks; none when absent. */
  wants?: Partial<FrameWants>;
}

export interface FrameAnalysis {
  faces: ObservedFace[];
  /** Where pictures of faces were known to be; left out of identity and gaze. */
  pictures: Box[];
  distantFacesScanned: boolean;
  /** The known face was read in its place; the detector did not look. */
  faceKept: boolean;
  /** null when not asked for; so are persons and objects. */
  body: ObservedBody | null;
  persons: ObservedPerson[] | null;
  objects: ObservedObject[] | null;
  quality: PictureQuality;
  thumbnail: Uint8Array;
  motion: number | null;
  /** Nothing moved since the picture before. */
  still: boolean;
  /** null when identity was not asked for. */
  identity: IdentityReading | null;
  /** Names of the networks that ran on this picture. */
  networks: string[];
}

export interface PhotoAnalysis {
  refusals: PhotoRefusal[];
  /** The one face, or null when there is none or more than one. */
  face: ObservedFace | null;
  quality: PictureQuality;
  /** Present when there is no refusal, or when it was asked for all the same. */
  descriptor: Float32Array | null;
  /** Names of the networks that ran on this photo. */
  networks: string[];
}

/** Below this share of its width an eye is shut or nearly so; open ones have about 0.3. */
const closedEyes = 0.12;

const isOnePerson = ([face, ...others]: FoundFace[]): boolean =>
  face?.foundBy === 'near' && others.length === 0;

/** A face without its mesh, which stays in the engine. */
function observed(
  { mesh: _mesh, ...face }: FoundFace,
  motion: number | null,
  gaze: Gaze | null = null,
): ObservedFace {
  return { ...face, motion, gaze };
}

/** All networks of the analysis in one thread. Works on one picture at a time: callers take turns. */
export class VisionEngine {
  private readonly finder: FaceFinder;
  private readonly descriptors: FaceDescriptorReader;
  private readonly bodies: BodyJointsReader;
  private readonly scenes: ObjectDetector;
  private readonly irises: IrisReader;

  private constructor(private readonly networks: NetworkSet<(typeof modelNames)[number]>) {
    this.finder = new FaceFinder(
      new FullRangeFaceDetector(networks.get('face-detector'), cascade.detectorScore),
      new WideFaceDetector(networks.get('face-detector-wide'), cascade.wideDetectorScore),
      new DeepFaceDetector(networks.get('face-detector-deep'), cascade.deepScore),
      new FaceMeshReader(networks.get('face-mesh')),
    );
    this.descriptors = new FaceDescriptorReader(networks.get('face-descriptor'));
    this.bodies = new BodyJointsReader(networks.get('body-joints'));
    this.scenes = new ObjectDetector(networks.get('objects'));
    this.irises = new IrisReader(networks.get('eye-iris'));
  }

  /**
   * @throws ModelStoreError when a network is missing or is not the one of the manifest
   * @throws AnalysisBackendError when the backend or its networks are not installed
   */
  static async load(modelsDir: string, backend: AnalysisBackend = 'onnx'): Promise<VisionEngine> {
    const source = await openNetworkSource(backend, await ModelStore.open(modelsDir));
    const networks = await NetworkSet.load(modelNames, source, loadedLater);
    return new VisionEngine(networks);
  }

  get models(): ModelReference[] {
    return this.networks.models;
  }

  /** What one camera frame shows. */
  async analyseFrame(picture: RgbPicture, options: FrameOptions): Promise<FrameAnalysis> {
    this.networks.takeRan();
    const { reference, identityState, wants = {}, wantFaces = true } = options;
    const distantToo = wantFaces && wants.distantFaces === true;
    const thumbnail = takeThumbnail(picture);
    const previous =
      options.previousThumbnail?.length === thumbnail.length ? options.previousThumbnail : null;
    const still = previous !== null && isStill(previous, thumbnail);
    const known = wantFaces && still ? wants.knownFace : null;
    const kept = known ? await this.keepFace(picture, known) : null;
    const near = kept ? [kept] : undefined;
    const found = wantFaces ? await this.finder.find(picture, { distantToo, near }) : [];
    const { pictures = [] } = wants;
    const people = found.filter(({ box }) => !isAmong(box, pictures));
    const gaze = wants.gaze ? await this.readGaze(picture, people) : null;
    const faces = found.map((face) =>
      observed(
        face,
        previous && motionWithin(previous, thumbnail, face.box, picture),
        face === people[0] ? gaze : null,
      ),
    );
    const identity = options.wantIdentity
      ? await readIdentity(this.descriptors, picture, people, { reference, identityState })
      : null;
    const rests = (look: RestingLook): boolean =>
      still && isOnePerson(people) && wants.unlessStill?.includes(look) === true;
    const scene = wants.objects && !rests('objects') ? await this.scenes.detect(picture) : null;
    return {
      faces,
      pictures,
      distantFacesScanned: distantToo,
      faceKept: kept !== null,
      body: wants.body && !rests('body') ? await this.bodies.read(picture) : null,
      persons: scene && scene.persons,
      objects: scene && scene.objects,
      quality: measurePicture(picture),
      thumbnail,
      motion: previous && motionBetween(previous, thumbnail),
      still,
      identity,
      networks: this.networks.takeRan(),
    };
  }

  private async keepFace(picture: RgbPicture, known: KnownFace): Promise<FoundFace | null> {
    const isSameSize = picture.width === known.pictureWidth && picture.height === known.pictureHeight;
    return isSameSize ? this.finder.keep(picture, known) : null;
  }

  /** Of the one face of the picture; several faces, closed eyes and faces far away have no gaze that means anything. */
  private async readGaze(picture: RgbPicture, [face, ...others]: FoundFace[]): Promise<Gaze | null> {
    if (!face || others.length > 0 || face.foundBy === 'distant') return null;
    if (face.eyeOpening === null || face.eyeOpening < closedEyes) return null;
    return this.irises.read(picture, face.mesh);
  }

  /**
   * Whether a photo may serve for identity, why not, and its descriptor when it may.
   * @param evenIfRefused gives the descriptor of the one face of a refused photo as well: for tools, where a person decides
   */
  async assessPhoto(picture: RgbPicture, { evenIfRefused = false } = {}): Promise<PhotoAnalysis> {
    this.networks.takeRan();
    const faces = await this.finder.find(picture);
    const quality = measurePicture(picture);
    const refusals = judgePhoto(picture, faces, quality.meanLuma);
    const face = faces.length === 1 ? faces[0]! : null;
    const descriptor =
      face && (refusals.length === 0 || evenIfRefused)
        ? await this.descriptors.read(picture, face.mesh)
        : null;
    const networks = this.networks.takeRan();
    return { refusals, face: face && observed(face, null), quality, descriptor, networks };
  }

  /** Frees the networks. Idempotent. */
  close(): Promise<void> {
    return this.networks.close();
  }
}
