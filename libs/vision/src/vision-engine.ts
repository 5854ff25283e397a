import {
  type Descriptor,
  type ModelReference,
  type ObservedFace,
  type PhotoRefusal,
} from '@bakylau/contracts';
import { FaceDescriptorReader } from './face-descriptor';
import { cascade, FaceFinder, type FoundFace } from './face-finder';
import { FaceMeshReader } from './face-mesh';
import { FullRangeFaceDetector } from './full-range.face-detector';
import { type IdentityReading, readIdentity } from './identity-check';
import { ModelStore } from './model-store';
import { type Network } from './network';
import { judgePhoto } from './photo-quality.gate';
import { measurePicture, motionBetween, type PictureQuality, takeThumbnail } from './picture-quality';
import { type RgbPicture } from './rgb-picture';
import { WideFaceDetector } from './wide.face-detector';

const modelNames = ['face-detector', 'face-mesh', 'face-detector-wide', 'face-descriptor'] as const;

export interface FrameOptions {
  /** Default true. Pictures of a shared screen are measured, but faces on them mean nothing. */
  wantFaces?: boolean;
  /** Descriptors cost as much as all the rest: ask every few seconds, not for every frame. */
  wantIdentity: boolean;
  /** With it, the reading carries the distance to this descriptor. */
  reference?: Descriptor | Float32Array;
  /** Thumbnail of the frame before; with it, motion is measured. */
  previousThumbnail?: Uint8Array;
}

export interface FrameAnalysis {
  faces: ObservedFace[];
  quality: PictureQuality;
  thumbnail: Uint8Array;
  motion: number | null;
  /** null when identity was not asked for. */
  identity: IdentityReading | null;
}

export interface PhotoAnalysis {
  refusals: PhotoRefusal[];
  /** The one face, or null when there is none or more than one. */
  face: ObservedFace | null;
  quality: PictureQuality;
  /** Present when there is no refusal. */
  descriptor: Float32Array | null;
}

const withoutMesh = ({ mesh: _mesh, ...face }: FoundFace): ObservedFace => face;

/** All networks of the analysis in one thread. Works on one picture at a time: callers take turns. */
export class VisionEngine {
  readonly models: ModelReference[];
  private closed = false;

  private constructor(
    private readonly networks: Network[],
    private readonly finder: FaceFinder,
    private readonly descriptors: FaceDescriptorReader,
    store: ModelStore,
  ) {
    this.models = modelNames.map((name) => store.reference(name));
  }

  /** @throws ModelStoreError when a network is missing or is not the one of the manifest. */
  static async load(modelsDir: string): Promise<VisionEngine> {
    const store = await ModelStore.open(modelsDir);
    const networks: Network[] = [];
    for (const name of modelNames) networks.push(await store.load(name));
    const [detector, mesh, wideDetector, descriptor] = networks as [Network, Network, Network, Network];
    const finder = new FaceFinder(
      new FullRangeFaceDetector(detector, cascade.detectorScore),
      new WideFaceDetector(wideDetector, cascade.wideDetectorScore),
      new FaceMeshReader(mesh),
    );
    return new VisionEngine(networks, finder, new FaceDescriptorReader(descriptor), store);
  }

  /** What one camera frame shows. */
  async analyseFrame(picture: RgbPicture, options: FrameOptions): Promise<FrameAnalysis> {
    const faces = options.wantFaces === false ? [] : await this.finder.find(picture);
    const thumbnail = takeThumbnail(picture);
    const { previousThumbnail: previous, reference } = options;
    return {
      faces: faces.map(withoutMesh),
      quality: measurePicture(picture),
      thumbnail,
      motion: previous?.length === thumbnail.length ? motionBetween(previous, thumbnail) : null,
      identity: options.wantIdentity ? await readIdentity(this.descriptors, picture, faces, reference) : null,
    };
  }

  /** Whether a photo may serve for identity, why not, and its descriptor when it may. */
  async assessPhoto(picture: RgbPicture): Promise<PhotoAnalysis> {
    const faces = await this.finder.find(picture);
    const quality = measurePicture(picture);
    const refusals = judgePhoto(picture, faces, quality.meanLuma);
    const face = faces.length === 1 ? faces[0]! : null;
    const descriptor = face && refusals.length === 0 ? await this.descriptors.read(picture, face.mesh) : null;
    return { refusals, face: face && withoutMesh(face), quality, descriptor };
  }

  /** Frees the networks. Idempotent. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await Promise.all(this.networks.map((network) => network.close()));
  }
}
