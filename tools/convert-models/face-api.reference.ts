import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import { type RawOutputs } from './model-definition';
import { withTfjsCore } from './tfjs-alias';

interface FaceApiNet {
  loadFromDisk(folder: string): Promise<void>;
}

/** The few parts of face-api that serve as reference. */
export interface FaceApi {
  tf: typeof tf;
  nets: {
    faceRecognitionNet: FaceApiNet & {
      computeFaceDescriptor(picture: tf.Tensor3D): Promise<Float32Array>;
    };
    ssdMobilenetv1: FaceApiNet & {
      forward(picture: tf.Tensor3D): Promise<{ boxes: tf.Tensor[]; scores: tf.Tensor[] }>;
    };
    faceLandmark68Net: FaceApiNet & { forward(picture: tf.Tensor3D): Promise<tf.Tensor> };
    tinyFaceDetector: FaceApiNet & { forward(picture: tf.Tensor3D, side: number): Promise<tf.Tensor> };
  };
}

export type FaceApiNetName = keyof FaceApi['nets'];

/** Raw outputs of one network for a picture of exactly its input size, by the names that models/ uses. */
export async function runFaceApi(
  { nets }: FaceApi,
  net: FaceApiNetName,
  picture: tf.Tensor3D,
): Promise<RawOutputs> {
  const read = (...tensors: tf.Tensor[]): Float32Array => {
    const [first] = tensors.map((tensor) => Float32Array.from(tensor.dataSync()));
    tf.dispose(tensors);
    return first!;
  };
  switch (net) {
    case 'faceRecognitionNet':
      return { descriptor: Float32Array.from(await nets[net].computeFaceDescriptor(picture)) };
    case 'ssdMobilenetv1': {
      const { boxes, scores } = await nets[net].forward(picture);
      return { boxes: read(...boxes), scores: read(...scores) };
    }
    case 'faceLandmark68Net':
      return { points: read(await nets[net].forward(picture)) };
    case 'tinyFaceDetector':
      return { cells: read(await nets[net].forward(picture, picture.shape[0])) };
  }
}

/**
 * face-api's build for tfjs-wasm asks for the whole of `@tensorflow/tfjs` (150 MB), of which it uses the core and the
 * chained form of its operations. The core is here already; the chained form is one loop.
 */
export function loadFaceApi(): FaceApi {
  const prototype = tf.Tensor.prototype as unknown as Record<string, unknown>;
  for (const [name, operation] of Object.entries(tf)) {
    if (typeof operation !== 'function' || name in prototype) continue;
    const call = operation as (...args: unknown[]) => unknown;
    prototype[name] = function (this: tf.Tensor, ...args: unknown[]) {
      return call(this, ...args);
    };
  }
  for (const rank of [2, 3, 4]) {
    prototype[`as${rank}D`] = function (this: tf.Tensor, ...shape: number[]) {
      return tf.reshape(this, shape);
    };
  }
  prototype['as1D'] = function (this: tf.Tensor) {
    return tf.reshape(this, [this.size]);
  };
  const require_ = createRequire(__filename);
  return withTfjsCore(() => require_('@vladmandic/face-api/dist/face-api.node-wasm.js') as FaceApi);
}
