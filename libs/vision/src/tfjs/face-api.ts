import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import { withTfjsCore } from './tfjs-alias';

interface LoadedNet {
  loadFromDisk(folder: string): Promise<void>;
  dispose(throwOnRedispose: boolean): void;
}

/** The few parts of face-api that are used. */
export interface FaceApi {
  FaceRecognitionNet: new () => LoadedNet & {
    computeFaceDescriptor(picture: tf.Tensor3D): Promise<Float32Array>;
  };
  SsdMobilenetv1: new () => LoadedNet & {
    forward(picture: tf.Tensor3D): Promise<{ boxes: tf.Tensor[]; scores: tf.Tensor[] }>;
  };
  FaceLandmark68Net: new () => LoadedNet & { forward(picture: tf.Tensor3D): Promise<tf.Tensor> };
  TinyFaceDetector: new () => LoadedNet & {
    forward(picture: tf.Tensor3D, side: number): Promise<tf.Tensor>;
  };
}

let loaded: FaceApi | null = null;

/**
 * face-api's build for tfjs-wasm asks for the whole of `@tensorflow/tfjs` (150 MB), of which it uses the core and the
 * chained form of its operations. The core is here already; the chained form is one loop.
 */
export function loadFaceApi(): FaceApi {
  if (loaded) return loaded;
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
  loaded = withTfjsCore(() => require_('@vladmandic/face-api/dist/face-api.node-wasm.js') as FaceApi);
  return loaded;
}
