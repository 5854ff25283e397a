import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OnnxGraphBuilder } from './onnx-graph.builder';
import { type OnnxAttribute } from './onnx.writer';
import {
  type ManifestEntry,
  permuteWeight,
  readStoredWeights,
  type StoredWeight,
} from '../../libs/vision/src/tfjs/stored-weight';

type Attributes = Record<string, OnnxAttribute>;

export function readFaceApiWeights(folder: string, name: string): Map<string, StoredWeight> {
  const manifest = JSON.parse(readFileSync(join(folder, `${name}-weights_manifest.json`), 'utf8')) as {
    paths: string[];
    weights: ManifestEntry[];
  }[];
  const file = Buffer.concat(
    manifest.flatMap((group) => group.paths.map((path) => readFileSync(join(folder, path)))),
  );
  return readStoredWeights(
    manifest.flatMap((group) => group.weights),
    file,
  );
}

/** TensorFlow's SAME: an odd remainder of the padding goes to the bottom and right. */
export const same = (stride: number): Attributes => ({
  strides: [stride, stride],
  auto_pad: 'SAME_UPPER',
});

/** Layers as face-api's networks use them. Values are [1, channels, height, width]. */
export class FaceApiLayers {
  constructor(
    readonly builder: OnnxGraphBuilder,
    private readonly weights: Map<string, StoredWeight>,
  ) {}

  stored(name: string): StoredWeight {
    const weight = this.weights.get(name);
    if (!weight) throw new Error(`face-api's weights have no "${name}".`);
    return weight;
  }

  weight(name: string): string {
    return this.builder.weight(this.stored(name));
  }

  /** Filters [height, width, in, out] become [out, in, height, width]. */
  filter(name: string): string {
    return this.builder.weight(permuteWeight(this.stored(name), [3, 2, 0, 1]));
  }

  convolution(input: string, filter: string, bias: string, attributes: Attributes): string {
    const [height, width] = this.stored(filter).shape;
    const inputs = [input, this.filter(filter), this.weight(bias)];
    return this.builder.node('Conv', inputs, { kernel_shape: [height!, width!], ...attributes });
  }

  /** Filters [height, width, channels, 1] become [channels, 1, height, width], one group a channel. */
  depthwiseFilter(name: string): { filter: string; attributes: Attributes } {
    const stored = this.stored(name);
    const [height, width, channels] = stored.shape as [number, number, number];
    const filter = this.builder.weight(permuteWeight(stored, [2, 3, 0, 1]));
    return { filter, attributes: { kernel_shape: [height, width], group: channels } };
  }

  /** Depthwise, pointwise, bias, under the names that face-api gives them. */
  separable(input: string, layer: string, attributes: Attributes): string {
    const depthwise = this.depthwiseFilter(`${layer}/depthwise_filter`);
    const spread = this.builder.node('Conv', [input, depthwise.filter], {
      ...depthwise.attributes,
      ...attributes,
    });
    return this.convolution(spread, `${layer}/pointwise_filter`, `${layer}/bias`, {});
  }

  relu(name: string): string {
    return this.builder.node('Relu', [name]);
  }

  relu6(name: string): string {
    return this.builder.node('Clip', [name, this.builder.scalar(0), this.builder.scalar(6)]);
  }

  channelsLast(name: string): string {
    return this.builder.node('Transpose', [name], { perm: [0, 2, 3, 1] });
  }
}
