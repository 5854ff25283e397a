import { dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { type RgbPicture } from '@bakylau/vision';
import { startTfjsWasm } from '../../../libs/vision/src/tfjs/tfjs-runtime';
import { loadFaceApi } from '../../../libs/vision/src/tfjs/face-api';

/** The chain that face-api's documentation shows. */
interface FaceApiChain {
  nets: Record<
    'ssdMobilenetv1' | 'faceLandmark68Net' | 'faceRecognitionNet',
    { loadFromDisk(folder: string): Promise<void> }
  >;
  detectAllFaces(picture: tf.Tensor3D): {
    withFaceLandmarks(): { withFaceDescriptors(): PromiseLike<{ descriptor: Float32Array }[]> };
  };
}

/**
 * What the analysis is compared with: face-api's SSD detector, 68 landmarks and descriptor on every picture, on tfjs-wasm.
 * @returns the number of faces it found on a picture
 */
export async function loadBaseline(): Promise<(picture: RgbPicture) => Promise<number>> {
  await startTfjsWasm();
  const faceApi = loadFaceApi() as unknown as FaceApiChain;
  const folder = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'model');
  for (const net of Object.values({
    detector: faceApi.nets.ssdMobilenetv1,
    landmarks: faceApi.nets.faceLandmark68Net,
    descriptor: faceApi.nets.faceRecognitionNet,
  }))
    await net.loadFromDisk(folder);
  return async ({ width, height, pixels }) => {
    const picture = tf.tensor3d(Int32Array.from(pixels), [height, width, 3], 'int32');
    try {
      return (await faceApi.detectAllFaces(picture).withFaceLandmarks().withFaceDescriptors()).length;
    } finally {
      picture.dispose();
    }
  };
}
