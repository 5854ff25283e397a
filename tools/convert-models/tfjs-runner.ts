import * as tf from '@tensorflow/tfjs-core';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { dirname, sep } from 'node:path';
import '@tensorflow/tfjs-backend-cpu';
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

/** Runs the graph on one picture (values already scaled, channels last) and reads the named nodes. */
export function runTfjsGraph(
  model: GraphModel,
  input: { values: Float32Array; shape: number[] },
  nodes: string[],
): Map<string, TracedTensor> {
  const traced = new Map<string, TracedTensor>();
  tf.tidy(() => {
    const image = tf.tensor(input.values, input.shape, 'float32');
    const found = model.execute({ [model.inputs[0]!.name]: image }, nodes);
    const tensors = Array.isArray(found) ? found : [found];
    nodes.forEach((name, at) =>
      traced.set(name, { shape: tensors[at]!.shape, values: tensors[at]!.dataSync() }),
    );
  });
  return traced;
}
