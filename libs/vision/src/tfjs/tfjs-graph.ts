import * as tf from '@tensorflow/tfjs-core';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import { networkPixels, type PixelInput } from './network-pixels';
import { type TfjsGraph } from './tfjs-source';

/** A tensor as read back from tfjs. */
export interface TracedTensor {
  shape: number[];
  values: Float32Array | Int32Array | Uint8Array;
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

/** Runs the graph on one picture of 8-bit RGB and reads the named nodes. */
export function runTfjsGraph(
  model: GraphModel,
  pixels: Uint8Array,
  input: PixelInput,
  nodes: string[],
): Map<string, TracedTensor> {
  const traced = new Map<string, TracedTensor>();
  tf.tidy(() => {
    const { values, shape } = networkPixels(pixels, input);
    const image = tf.tensor(values, shape, model.inputs[0]!.dtype);
    const found = model.execute({ [model.inputs[0]!.name]: image }, nodes);
    const tensors = Array.isArray(found) ? found : [found];
    nodes.forEach((name, at) =>
      traced.set(name, { shape: tensors[at]!.shape, values: tensors[at]!.dataSync() }),
    );
  });
  return traced;
}
