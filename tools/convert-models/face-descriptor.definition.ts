import { loadFaceApi, type FaceApi } from './face-api.reference';
import { FaceRecognitionNetwork, readFaceApiWeights } from './face-recognition.network';
import { type ModelCard, type ModelDefinition, type Picture, type RawOutputs } from './model-definition';
import { startTfjs } from './tfjs-runner';

/** face-api's recognition network; the reference is face-api itself. */
export class FaceDescriptorDefinition implements ModelDefinition {
  readonly name = 'face-descriptor';
  readonly package = '@vladmandic/face-api';
  readonly size = { width: 150, height: 150 };
  readonly sourceFiles = [
    'model/face_recognition_model-weights_manifest.json',
    'model/face_recognition_model.bin',
  ];
  private loaded?: Promise<FaceApi>;

  constructor(readonly card: ModelCard) {}

  build(folder: string, metadata: Record<string, string>): Promise<Uint8Array> {
    const weights = readFaceApiWeights(`${folder}/model`, 'face_recognition_model');
    return Promise.resolve(new FaceRecognitionNetwork(weights, metadata).build());
  }

  async reference(folder: string, picture: Picture): Promise<RawOutputs> {
    this.loaded ??= (async () => {
      await startTfjs();
      const faceApi = loadFaceApi();
      await faceApi.nets.faceRecognitionNet.loadFromDisk(`${folder}/model`);
      return faceApi;
    })();
    const faceApi = await this.loaded;
    const tensor = faceApi.tf.tensor3d(Float32Array.from(picture.pixels), [150, 150, 3]);
    const descriptor = await faceApi.nets.faceRecognitionNet.computeFaceDescriptor(tensor);
    tensor.dispose();
    return { descriptor: Float32Array.from(descriptor) };
  }
}
