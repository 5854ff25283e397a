import { type FaceApiNet, type OriginalNetwork } from '@bakylau/models';
import { readFaceApiWeights } from './face-api.layers';
import { type ModelCard, type ModelDefinition } from './model-definition';
import { type StoredWeight } from '../../libs/vision/src/tfjs/stored-weight';

export interface FaceApiOptions {
  name: string;
  /** Name of the weights in the package, without `-weights_manifest.json`. */
  weights: string;
  net: FaceApiNet;
  side: number;
  build(weights: Map<string, StoredWeight>, metadata: Record<string, string>): Uint8Array;
  card: ModelCard;
}

/** A network of face-api: written out by hand, for it is code there and no graph model. */
export class FaceApiDefinition implements ModelDefinition {
  readonly package = '@vladmandic/face-api';
  readonly name: string;
  readonly size: { width: number; height: number };
  readonly card: ModelCard;
  readonly sourceFiles: string[];
  readonly original: OriginalNetwork;

  constructor(private readonly options: FaceApiOptions) {
    this.name = options.name;
    this.size = { width: options.side, height: options.side };
    this.card = options.card;
    this.original = { kind: 'face-api', net: options.net };
    this.sourceFiles = [`model/${options.weights}-weights_manifest.json`, `model/${options.weights}.bin`];
  }

  build(folder: string, metadata: Record<string, string>): Promise<Uint8Array> {
    const weights = readFaceApiWeights(`${folder}/model`, this.options.weights);
    return Promise.resolve(this.options.build(weights, metadata));
  }
}
