import { FaceApiLayers } from './face-api.layers';
import { OnnxGraphBuilder } from './onnx-graph.builder';
import { pixelInput } from './pixel-input';
import { type StoredWeight } from '../../libs/vision/src/tfjs/stored-weight';

/** Side of the square face picture. */
const side = 150;
/** Mean of face-api's networks for face pictures (RGB). */
export const meanRgb = [122.782, 117.001, 104.298];

interface Plane {
  name: string;
  channels: number;
  size: number;
}

/** Block after block as face-api's faceRecognitionNet/FaceRecognitionNet.js runs them; `down` halves the picture. */
const blocks = [
  ...['conv32_1', 'conv32_2', 'conv32_3'].map((name) => ({ name, channels: 32, down: false })),
  { name: 'conv64_down', channels: 64, down: true },
  ...['conv64_1', 'conv64_2', 'conv64_3'].map((name) => ({ name, channels: 64, down: false })),
  { name: 'conv128_down', channels: 128, down: true },
  ...['conv128_1', 'conv128_2'].map((name) => ({ name, channels: 128, down: false })),
  { name: 'conv256_down', channels: 256, down: true },
  ...['conv256_1', 'conv256_2'].map((name) => ({ name, channels: 256, down: false })),
  { name: 'conv256_down_out', channels: 256, down: true },
];

/** face-api's 128-number face descriptor (dlib's ResNet), written out by hand: it is not a graph model. */
export class FaceRecognitionNetwork {
  private readonly builder: OnnxGraphBuilder;

  private readonly layers: FaceApiLayers;

  constructor(weights: Map<string, StoredWeight>, metadata: Record<string, string>) {
    this.builder = new OnnxGraphBuilder('face-descriptor', metadata);
    this.layers = new FaceApiLayers(this.builder, weights);
  }

  build(): Uint8Array {
    const { builder } = this;
    const { name: scaled } = pixelInput(builder, {
      width: side,
      height: side,
      mean: meanRgb,
      scale: [1 / 255],
      channels: 'rgb',
      layout: 'nhwc',
    });
    const first = this.convolution('conv32_down', { name: scaled, channels: 3, size: side }, 32, 7, 2, 0);
    let plane: Plane = {
      ...first,
      name: builder.node('MaxPool', [this.relu(first.name)], { kernel_shape: [3, 3], strides: [2, 2] }),
      size: Math.floor((first.size - 3) / 2) + 1,
    };
    for (const block of blocks) {
      plane = block.down ? this.downBlock(block.name, plane, block.channels) : this.block(block.name, plane);
    }
    const mean = builder.node('ReduceMean', [plane.name], { axes: [2, 3], keepdims: 0 });
    const descriptor = builder.node('MatMul', [mean, this.layers.weight('fc')]);
    builder.output({ name: 'descriptor', type: 'float32', shape: [1, 128] }, descriptor);
    return builder.finish();
  }

  private relu(name: string): string {
    return this.layers.relu(name);
  }

  /** Convolution followed by the scale layer. The layer is folded: filter * s, bias * s + beta (at load time). */
  private convolution(
    layer: string,
    input: Plane,
    channels: number,
    kernel: number,
    stride: number,
    pad: number,
  ): Plane {
    const { builder, layers } = this;
    const scale = builder.weight({
      ...layers.stored(`${layer}/scale/weights`),
      shape: [channels, 1, 1, 1],
    });
    const scaleRow = layers.weight(`${layer}/scale/weights`);
    const filter = layers.filter(`${layer}/conv/filters`);
    const bias = layers.weight(`${layer}/conv/bias`);
    const scaledBias = builder.node('Mul', [bias, scaleRow]);
    const fullBias = builder.node('Add', [scaledBias, layers.weight(`${layer}/scale/biases`)]);
    const name = builder.node('Conv', [input.name, builder.node('Mul', [filter, scale]), fullBias], {
      kernel_shape: [kernel, kernel],
      strides: [stride, stride],
      pads: [pad, pad, pad, pad],
    });
    return { name, channels, size: Math.floor((input.size + 2 * pad - kernel) / stride) + 1 };
  }

  private block(layer: string, input: Plane): Plane {
    const first = this.convolution(`${layer}/conv1`, input, input.channels, 3, 1, 1);
    const second = this.convolution(
      `${layer}/conv2`,
      { ...first, name: this.relu(first.name) },
      input.channels,
      3,
      1,
      1,
    );
    return { ...second, name: this.relu(this.builder.node('Add', [second.name, input.name])) };
  }

  /** The short way is a 2x2 mean; missing channels are zeros, and so is a missing row and column of the long way. */
  private downBlock(layer: string, input: Plane, channels: number): Plane {
    const { builder } = this;
    const first = this.convolution(`${layer}/conv1`, input, channels, 3, 2, 0);
    const second = this.convolution(
      `${layer}/conv2`,
      { ...first, name: this.relu(first.name) },
      channels,
      3,
      1,
      1,
    );
    const pooled = builder.node('AveragePool', [input.name], { kernel_shape: [2, 2], strides: [2, 2] });
    const size = Math.floor((input.size - 2) / 2) + 1;
    const long = this.padded(second.name, [0, size - second.size, size - second.size]);
    const short = this.padded(pooled, [channels - input.channels, 0, 0]);
    return { name: this.relu(builder.node('Add', [long, short])), channels, size };
  }

  /** Zeros behind the last channel, row and column. */
  private padded(name: string, after: [number, number, number]): string {
    if (after.every((count) => count === 0)) return name;
    return this.builder.node('Pad', [name, this.builder.ints([0, 0, 0, 0, 0, ...after])], {
      mode: 'constant',
    });
  }
}
