import * as tf from '@tensorflow/tfjs-core';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { dirname, sep } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
import { type PixelInput } from './pixel-input';
import { type TfjsGraph } from './tfjs-source';

/** A tensor as read back from tfjs. */
export interface TracedTensor {
  shape: number[];
  values: Float32Array | Int32Array | Uint8Array;
}

/** tfjs-wasm with one thread: the reference that a converted network is compared with. */
export async function startTfjs(): Promise<void> {
  if (tf.getBackend() === 'wasm') return;
  setThreadsCount(1);
  setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  if (!(await tf.setBackend('wasm'))) {
    throw new Error('tfjs could not start its wasm backend: run npm ci again, its .wasm files are missing.');
  }
  await tf.ready();
}

export async function loadTfjsGraph(graph: TfjsGraph): Promise<GraphModel> {
  const weightSpecs = graph.json.weightsManifest.flatMap(
    (group) => group.weights,
  ) as tf.io.WeightsManifestEntry[];
  const artifacts: tf.io.ModelArtifacts = {
    modelTopology: graph.json.modelTopology,
    weightSpecs,
    weightData: Uint8Array.from(graph.file).buffer,
    format: 'graph-model',
  };
  return loadGraphModel(tf.io.fromMemory(artifacts));
}

/** The picture as the source network wants it, scaled here and not inside the graph. */
function inputValues(pixels: Uint8Array, input: PixelInput): { values: Float32Array; shape: number[] } {
  const { width, height, mean, scale } = input;
  const values = new Float32Array(pixels.length);
  const area = width * height;
  for (let at = 0; at < pixels.length; at++) {
    const channel = input.channels === 'bgr' ? 2 - (at % 3) : at % 3;
    const scaled = (pixels[at]! - mean[channel % mean.length]!) * scale[channel % scale.length]!;
    const pixel = Math.floor(at / 3);
    values[input.layout === 'nchw' ? channel * area + pixel : pixel * 3 + channel] = scaled;
  }
  const shape = input.layout === 'nchw' ? [1, 3, height, width] : [1, height, width, 3];
  return { values, shape };
}

/** Runs the graph on one picture of 8-bit RGB and reads the named nodes. */
export function runTfjsGraph(
  model: GraphModel,
  pixels: Uint8Array,
  input: PixelInput,
  nodes: string[],
): Map<string, TracedTensor> {
  const traced = new Map<string, TracedTensor>();
  tf.tidy(() => {
    const { values, shape } = inputValues(pixels, input);
    const image = tf.tensor(values, shape, model.inputs[0]!.dtype);
    const found = model.execute({ [model.inputs[0]!.name]: image }, nodes);
    const tensors = Array.isArray(found) ? found : [found];
    nodes.forEach((name, at) =>
      traced.set(name, { shape: tensors[at]!.shape, values: tensors[at]!.dataSync() }),
    );
  });
  return traced;
}
