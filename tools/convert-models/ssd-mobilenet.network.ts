import { FaceApiLayers, same } from './face-api.layers';
import { OnnxGraphBuilder } from './onnx-graph.builder';
import { pixelInput } from './pixel-input';
import { type StoredWeight } from '../../libs/vision/src/tfjs/stored-weight';

const side = 512;
const anchors = 5118;
/** The batch normalisation's guard against a division by zero (ssdMobilenetv1/mobileNetV1.ts). */
const epsilon = 0.0010000000474974513;
const halvingBlocks = new Set([2, 4, 6, 12]);

/** face-api's ssdMobilenetv1 for one class, with its boxes decoded inside the graph. */
export function buildSsdMobilenet(
  weights: Map<string, StoredWeight>,
  metadata: Record<string, string>,
): Uint8Array {
  const builder = new OnnxGraphBuilder('face-detector-deep', metadata);
  const layers = new FaceApiLayers(builder, weights);
  const input = pixelInput(builder, {
    width: side,
    height: side,
    mean: [127.5],
    scale: [1 / 127.5],
    channels: 'rgb',
    layout: 'nhwc',
  });

  const { features, middle } = mobilenet(layers, input.name);
  // Each pair of extra layers halves the picture once more; every second one is looked at.
  const maps = [middle, features];
  let value = features;
  for (let at = 0; at < 8; at++) {
    value = pointwise(layers, value, `Prediction/Conv2d_${at}_pointwise`, at % 2 === 0 ? 1 : 2);
    if (at % 2 === 1) maps.push(value);
  }
  const rows = (kind: string, columns: number): string => {
    const heads = maps.map((map, at) => {
      const name = `Prediction/BoxPredictor_${at}/${kind}`;
      const head = layers.convolution(map, `${name}/weights`, `${name}/biases`, {});
      return builder.node('Reshape', [layers.channelsLast(head), builder.ints([1, -1, columns])]);
    });
    return builder.node('Concat', heads, { axis: 1 });
  };
  const boxes = decodeBoxes(builder, rows('BoxEncodingPredictor', 4), layers.weight('Output/extra_dim'));
  builder.output({ name: 'boxes', type: 'float32', shape: [1, anchors, 4] }, boxes);
  // Class 0 is background, 1 is face; class 2 is never used.
  const logits = builder.node('Gather', [rows('ClassPredictor', 3), builder.ints([1], [])], { axis: 2 });
  const scores = builder.node('Sigmoid', [logits]);
  builder.output({ name: 'scores', type: 'float32', shape: [1, anchors] }, scores);
  return builder.finish();
}

function mobilenet(layers: FaceApiLayers, input: string): { features: string; middle: string } {
  let features = pointwise(layers, input, 'MobilenetV1/Conv2d_0_pointwise', 2);
  let middle = features;
  for (let block = 1; block <= 13; block++) {
    features = depthwise(layers, features, `MobilenetV1/Conv2d_${block}_depthwise`, halvingBlocks.has(block));
    features = pointwise(layers, features, `MobilenetV1/Conv2d_${block}_pointwise`, 1);
    if (block === 11) middle = features;
  }
  return { features, middle };
}

function pointwise(layers: FaceApiLayers, input: string, layer: string, stride: number): string {
  const bias = `${layer}/convolution_bn_offset`;
  return layers.relu6(layers.convolution(input, `${layer}/weights`, bias, same(stride)));
}

/** Depthwise convolution with its batch normalisation folded in; the runtime does that once, when it loads the file. */
function depthwise(layers: FaceApiLayers, input: string, layer: string, halves: boolean): string {
  const { builder } = layers;
  const norm = (name: string): string => layers.weight(`${layer}/BatchNorm/${name}`);
  const variance = builder.node('Add', [norm('moving_variance'), builder.scalar(epsilon)]);
  const factor = builder.node('Div', [norm('gamma'), builder.node('Sqrt', [variance])]);
  const shift = builder.node('Mul', [norm('moving_mean'), factor]);
  const bias = builder.node('Sub', [norm('beta'), shift]);
  const { filter, attributes } = layers.depthwiseFilter(`${layer}/depthwise_weights`);
  const perChannel = builder.node('Unsqueeze', [factor, builder.ints([1, 2, 3])]);
  const scaled = builder.node('Mul', [filter, perChannel]);
  const all = { ...attributes, ...same(halves ? 2 : 1) };
  return layers.relu6(builder.node('Conv', [input, scaled, bias], all));
}

/** ssdMobilenetv1/outputLayer.ts: anchors and boxes are (y0, x0, y1, x1), both axes are decoded by the same rule. */
function decodeBoxes(builder: OnnxGraphBuilder, encoded: string, priors: string): string {
  const halves = (value: string): [string, string] =>
    builder.nodeWithOutputs('Split', [value, builder.ints([2, 2])], { axis: 2 }, 2) as [string, string];
  const [from, to] = halves(priors);
  const [offset, growth] = halves(encoded);
  const size = builder.node('Sub', [to, from]);
  const middle = builder.node('Add', [from, builder.node('Mul', [size, builder.scalar(0.5)])]);
  const moved = builder.node('Mul', [builder.node('Div', [offset, builder.scalar(10)]), size]);
  const centre = builder.node('Add', [moved, middle]);
  const grown = builder.node('Exp', [builder.node('Div', [growth, builder.scalar(5)])]);
  const half = builder.node('Mul', [builder.node('Mul', [grown, size]), builder.scalar(0.5)]);
  const corners = [builder.node('Sub', [centre, half]), builder.node('Add', [centre, half])];
  return builder.node('Concat', corners, { axis: 2 });
}
