import { readFaceApiWeights } from './face-api.layers';
import { type FaceApi, type FaceApiNetName, loadFaceApi, runFaceApi } from './face-api.reference';
import { type ModelCard, type ModelDefinition, type Picture, type RawOutputs } from './model-definition';
import { type StoredWeight } from './stored-weight';
import { startTfjs } from './tfjs-runner';

export interface FaceApiOptions {
  name: string;
  /** Name of the weights in the package, without `-weights_manifest.json`. */
  weights: string;
  net: FaceApiNetName;
  side: number;
  build(weights: Map<string, StoredWeight>, metadata: Record<string, string>): Uint8Array;
  card: ModelCard;
}

/** A network of face-api: written out by hand, for it is code there and no graph model. The reference is face-api itself. */
export class FaceApiDefinition implements ModelDefinition {
  readonly package = '@vladmandic/face-api';
  readonly name: string;
  readonly size: { width: number; height: number };
  readonly card: ModelCard;
  readonly sourceFiles: string[];
  private loaded?: Promise<FaceApi>;

  constructor(private readonly options: FaceApiOptions) {
    this.name = options.name;
    this.size = { width: options.side, height: options.side };
    this.card = options.card;
    this.sourceFiles = [`model/${options.weights}-weights_manifest.json`, `model/${options.weights}.bin`];
  }

  build(folder: string, metadata: Record<string, string>): Promise<Uint8Array> {
    const weights = readFaceApiWeights(`${folder}/model`, this.options.weights);
    return Promise.resolve(this.options.build(weights, metadata));
  }

  async reference(folder: string, picture: Picture): Promise<RawOutputs> {
    const { net, side } = this.options;
    this.loaded ??= (async () => {
      await startTfjs();
      const faceApi = loadFaceApi();
      await faceApi.nets[net].loadFromDisk(`${folder}/model`);
      return faceApi;
    })();
    const faceApi = await this.loaded;
    const tensor = faceApi.tf.tensor3d(Float32Array.from(picture.pixels), [side, side, 3]);
    const outputs = await runFaceApi(faceApi, net, tensor);
    tensor.dispose();
    return outputs;
  }
}
