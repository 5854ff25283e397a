import { FaceApiLayers, same } from './face-api.layers';
import { OnnxGraphBuilder } from './onnx-graph.builder';
import { pixelInput } from './pixel-input';
import { type StoredWeight } from '../../libs/vision/src/tfjs/stored-weight';

const side = 416;
/** Mean of this network only (tinyFaceDetector/const.ts); face-api's others have another one. */
const meanRgb = [117.001, 114.697, 97.404];

/** face-api's tinyFaceDetector, a small YOLO v2. Its cells come out raw. */
export function buildTinyFaceDetector(
  weights: Map<string, StoredWeight>,
  metadata: Record<string, string>,
): Uint8Array {
  const builder = new OnnxGraphBuilder('face-detector-tiny', metadata);
  const layers = new FaceApiLayers(builder, weights);
  const input = pixelInput(builder, {
    width: side,
    height: side,
    mean: meanRgb,
    scale: [1 / 255],
    channels: 'rgb',
    layout: 'nhwc',
  });
  const leaky = (value: string): string => builder.node('LeakyRelu', [value], { alpha: { float: 0.1 } });
  const pool = (value: string, stride: number): string =>
    builder.node('MaxPool', [value], { kernel_shape: [2, 2], ...same(stride) });

  // No padding in the first layer: 416 becomes 414, and the five halvings end at 13.
  let value = pool(leaky(layers.convolution(input.name, 'conv0/filters', 'conv0/bias', {})), 2);
  for (const layer of ['conv1', 'conv2', 'conv3', 'conv4', 'conv5']) {
    value = leaky(layers.separable(value, layer, { pads: [1, 1, 1, 1] }));
    value = pool(value, layer === 'conv5' ? 1 : 2);
  }
  const cells = layers.channelsLast(layers.convolution(value, 'conv8/filters', 'conv8/bias', {}));
  builder.output({ name: 'cells', type: 'float32', shape: [1, 13, 13, 25] }, cells);
  return builder.finish();
}
