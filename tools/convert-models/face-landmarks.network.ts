import { FaceApiLayers, same } from './face-api.layers';
import { meanRgb } from './face-recognition.network';
import { OnnxGraphBuilder } from './onnx-graph.builder';
import { pixelInput } from './pixel-input';
import { type StoredWeight } from '../../libs/vision/src/tfjs/stored-weight';

const side = 112;
const points = 68;

/** face-api's faceLandmark68Net: four dense blocks, one mean over what is left of the picture, one layer to 68 points. */
export function buildFaceLandmarks(
  weights: Map<string, StoredWeight>,
  metadata: Record<string, string>,
): Uint8Array {
  const builder = new OnnxGraphBuilder('face-landmarks', metadata);
  const layers = new FaceApiLayers(builder, weights);
  const input = pixelInput(builder, {
    width: side,
    height: side,
    mean: meanRgb,
    scale: [1 / 255],
    channels: 'rgb',
    layout: 'nhwc',
  });
  let value = input.name;
  for (const block of ['dense0', 'dense1', 'dense2', 'dense3']) value = denseBlock(layers, value, block);
  const pooled = builder.node('AveragePool', [value], { kernel_shape: [7, 7], strides: [2, 2] });
  const row = builder.node('Reshape', [pooled, builder.ints([1, 256])]);
  const product = builder.node('MatMul', [row, layers.weight('fc/weights')]);
  const found = builder.node('Add', [product, layers.weight('fc/bias')]);
  builder.output({ name: 'points', type: 'float32', shape: [1, points * 2] }, found);
  return builder.finish();
}

/** Every layer sees the sum of all layers before it (faceFeatureExtractor/denseBlock.ts); the first one halves. */
function denseBlock(layers: FaceApiLayers, input: string, block: string): string {
  const first =
    block === 'dense0'
      ? layers.convolution(input, `${block}/conv0/filters`, `${block}/conv0/bias`, same(2))
      : layers.separable(input, `${block}/conv0`, same(2));
  let sum = layers.relu(first);
  let seen = sum;
  for (const layer of ['conv1', 'conv2', 'conv3']) {
    sum = layers.builder.node('Add', [sum, layers.separable(seen, `${block}/${layer}`, same(1))]);
    seen = layers.relu(sum);
  }
  return seen;
}
