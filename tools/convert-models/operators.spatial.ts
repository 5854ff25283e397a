import { channelsFirst, type GraphValue, inOrder, type OnnxGraphBuilder } from './onnx-graph.builder';
import { type ConversionContext } from './conversion-context';
import { permuteWeight, reshapeWeight, weightValues } from '../../libs/vision/src/tfjs/stored-weight';
import { attrInts, attrText, attrTexts, type TfjsNode } from '../../libs/vision/src/tfjs/tfjs-source';

interface Window {
  kernel: [number, number];
  strides: [number, number];
  /** top, left, bottom, right: the order of ONNX. */
  pads: [number, number, number, number];
  height: number;
  width: number;
}

/** TensorFlow's SAME and VALID as explicit pads; an odd remainder goes to the bottom and right. */
function slidingWindow(node: TfjsNode, input: GraphValue, kernel: [number, number]): Window {
  const [, strideY = 1, strideX = 1] = attrInts(node, 'strides');
  const same = attrText(node, 'padding') === 'SAME';
  const along = (size: number, window: number, stride: number): [number, number, number] => {
    if (!same) return [Math.floor((size - window) / stride) + 1, 0, 0];
    const out = Math.ceil(size / stride);
    const total = Math.max(0, (out - 1) * stride + window - size);
    return [out, Math.floor(total / 2), Math.ceil(total / 2)];
  };
  const [height, top, bottom] = along(input.shape[1]!, kernel[0], strideY);
  const [width, left, right] = along(input.shape[2]!, kernel[1], strideX);
  return { kernel, strides: [strideY, strideX], pads: [top, left, bottom, right], height, width };
}

const windowAttributes = (window: Window): Record<string, number[]> => ({
  kernel_shape: window.kernel,
  strides: window.strides,
  pads: window.pads,
});

/** Adds the operators that tfjs had fused behind a convolution. `extra` are the inputs after the filter. */
function fusedTail(
  node: TfjsNode,
  value: GraphValue,
  extra: string[],
  context: ConversionContext,
): GraphValue {
  const rest = attrTexts(node, 'fused_ops').filter((op) => op !== 'BiasAdd');
  return rest.reduce((result, op) => {
    if (op === 'Relu') return { ...result, name: context.builder.node('Relu', [result.name]) };
    if (op === 'Relu6') {
      const bounds = [context.builder.scalar(0), context.builder.scalar(6)];
      return { ...result, name: context.builder.node('Clip', [result.name, ...bounds]) };
    }
    if (op === 'Prelu')
      return slopedRelu(result, weightValues(context.weight(extra.at(-1)!)), context.builder);
    throw new Error(`Convolution "${node.name}" is fused with ${op}; operators.spatial.ts does not know it.`);
  }, value);
}

function bias(node: TfjsNode, context: ConversionContext): string[] {
  const name = node.input![2];
  return attrTexts(node, 'fused_ops').includes('BiasAdd') && name
    ? [context.builder.weight(context.weight(name))]
    : [];
}

/** Filters [height, width, in, out] become [out, in, height, width]. */
export function convolution(node: TfjsNode, context: ConversionContext): GraphValue {
  const input = inOrder(context.builder, context.value(node.input![0]!), channelsFirst);
  const stored = context.weight(node.input![1]!);
  const window = slidingWindow(node, input, [stored.shape[0]!, stored.shape[1]!]);
  const filter = context.builder.weight(permuteWeight(stored, [3, 2, 0, 1]));
  const name = context.builder.node(
    'Conv',
    [input.name, filter, ...bias(node, context)],
    windowAttributes(window),
  );
  const shape = [input.shape[0]!, window.height, window.width, stored.shape[3]!];
  return fusedTail(node, { ...input, name, shape }, node.input!.slice(2), context);
}

/** Filters [height, width, channels, multiplier] become [channels * multiplier, 1, height, width], one group a channel. */
export function depthwise(node: TfjsNode, context: ConversionContext): GraphValue {
  const input = inOrder(context.builder, context.value(node.input![0]!), channelsFirst);
  const stored = context.weight(node.input![1]!);
  const [height, width, channels, multiplier] = stored.shape as [number, number, number, number];
  const window = slidingWindow(node, input, [height, width]);
  const turned = permuteWeight(stored, [2, 3, 0, 1]);
  const filter = context.builder.weight(reshapeWeight(turned, [channels * multiplier, 1, height, width]));
  const name = context.builder.node('Conv', [input.name, filter, ...bias(node, context)], {
    ...windowAttributes(window),
    group: channels,
  });
  const shape = [input.shape[0]!, window.height, window.width, channels * multiplier];
  return fusedTail(node, { ...input, name, shape }, node.input!.slice(2), context);
}

type Margins = [[number, number], [number, number], [number, number], [number, number]];
const NO_MARGINS: Margins = [
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 0],
];

export function pooling(node: TfjsNode, context: ConversionContext): GraphValue {
  const input = inOrder(context.builder, context.value(node.input![0]!), channelsFirst);
  const [, height = 1, width = 1] = attrInts(node, 'ksize');
  const window = slidingWindow(node, input, [height, width]);
  const [, [above, below], [before, behind]] = (input.margins ?? NO_MARGINS) as Margins;
  const margins = [above, before, below, behind];
  const pads = window.pads.map((size, at) => size + margins[at]!);
  const name = context.builder.node('MaxPool', [input.name], { ...windowAttributes(window), pads });
  const shape = [input.shape[0]!, window.height, window.width, input.shape[3]!];
  return { name, shape, order: input.order };
}

export function prelu(node: TfjsNode, context: ConversionContext): GraphValue {
  const input = inOrder(context.builder, context.value(node.input![0]!), channelsFirst);
  return slopedRelu(input, weightValues(context.weight(node.input![1]!)), context.builder);
}

/**
 * prelu(x) = slope * x + (1 - slope) * relu(x), both products as depthwise 1x1 convolutions. The runtime's own PRelu
 * is scalar and leaves the blocked memory layout: written like this the face mesh runs 3.4 times faster, with the
 * same result. max(x, slope * x) would be wrong, some slopes lie outside 0..1.
 */
function slopedRelu(input: GraphValue, slopes: Float32Array, builder: OnnxGraphBuilder): GraphValue {
  const channels = input.shape[3]!;
  if (slopes.length !== channels)
    throw new Error(`A PRelu of ${slopes.length} slopes on ${channels} channels.`);
  const scale = (value: string, factors: Float32Array): string =>
    builder.node('Conv', [value, builder.floats(factors, [channels, 1, 1, 1])], {
      kernel_shape: [1, 1],
      group: channels,
    });
  const linear = scale(input.name, slopes);
  const positive = scale(
    builder.node('Relu', [input.name]),
    slopes.map((slope) => 1 - slope),
  );
  return { ...input, name: builder.node('Add', [linear, positive]) };
}
