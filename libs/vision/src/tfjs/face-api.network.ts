import { type FaceApiNet, type OriginalModel } from '@bakylau/models';
import * as tf from '@tensorflow/tfjs-core';
import { type Network } from '../network';
import { type FaceApi, loadFaceApi } from './face-api';
import { readOriginalFiles } from './original-files';

type Outputs = Record<string, Float32Array>;
type Run = (picture: tf.Tensor3D) => Promise<Outputs>;
type Opened = { net: InstanceType<FaceApi[FaceApiNet]>; run: Run };

/** A network of face-api, run by face-api itself on pictures of exactly its input size. */
export class FaceApiNetwork implements Network {
  private constructor(
    private readonly opened: Opened,
    private readonly side: number,
  ) {}

  /** tfjs must have been started. @throws AnalysisBackendError when face-api is not installed in the wanted version */
  static async load({ source, inputShape }: OriginalModel, net: FaceApiNet): Promise<FaceApiNetwork> {
    const { folder } = readOriginalFiles(source);
    const opened = open(loadFaceApi(), net);
    await opened.net.loadFromDisk(`${folder}/model`);
    return new FaceApiNetwork(opened, inputShape[1]!);
  }

  async run(pixels: Uint8Array): Promise<Outputs> {
    const picture = tf.tensor3d(Float32Array.from(pixels), [this.side, this.side, 3]);
    try {
      return await this.opened.run(picture);
    } finally {
      picture.dispose();
    }
  }

  close(): Promise<void> {
    this.opened.net.dispose(false);
    return Promise.resolve();
  }
}

/** Copies what the tensors hold and frees them. */
function take(tensors: tf.Tensor[]): Float32Array {
  const values = Float32Array.from(tensors[0]!.dataSync());
  tf.dispose(tensors);
  return values;
}

/** Raw outputs by the names that models/ uses. */
function open(faceApi: FaceApi, name: FaceApiNet): Opened {
  switch (name) {
    case 'FaceRecognitionNet': {
      const net = new faceApi[name]();
      return {
        net,
        run: async (picture) => ({ descriptor: Float32Array.from(await net.computeFaceDescriptor(picture)) }),
      };
    }
    case 'SsdMobilenetv1': {
      const net = new faceApi[name]();
      return {
        net,
        run: async (picture) => {
          const { boxes, scores } = await net.forward(picture);
          return { boxes: take(boxes), scores: take(scores) };
        },
      };
    }
    case 'FaceLandmark68Net': {
      const net = new faceApi[name]();
      return { net, run: async (picture) => ({ points: take([await net.forward(picture)]) }) };
    }
    case 'TinyFaceDetector': {
      const net = new faceApi[name]();
      return {
        net,
        run: async (picture) => ({ cells: take([await net.forward(picture, picture.shape[0])]) }),
      };
    }
  }
}
