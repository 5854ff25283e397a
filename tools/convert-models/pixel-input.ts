import { type PixelInput } from '../../libs/vision/src/tfjs/network-pixels';
import { channelsFirst, type GraphValue, type OnnxGraphBuilder, rowMajor } from './onnx-graph.builder';

/**
 * Network input as the caller has it: rows of 8-bit RGB. Cast and scaling inside the graph cost less than 0.05 ms;
 * the same loop in JavaScript costs more than the small networks themselves.
 */
export function pixelInput(builder: OnnxGraphBuilder, input: PixelInput): GraphValue {
  const { width, height, mean, scale } = input;
  const pixels = builder.input({ name: 'pixels', type: 'uint8', shape: [1, height, width, 3] });
  let name = builder.node('Transpose', [pixels], { perm: channelsFirst });
  if (input.channels === 'bgr') name = builder.node('Gather', [name, builder.ints([2, 1, 0])], { axis: 1 });
  name = builder.node('Cast', [name], { to: 1 });
  const perChannel = (values: number[]): string =>
    values.length === 1 ? builder.scalar(values[0]!) : builder.floats(values, [1, 3, 1, 1]);
  if (mean.some((value) => value !== 0)) name = builder.node('Sub', [name, perChannel(mean)]);
  if (scale.some((value) => value !== 1)) name = builder.node('Mul', [name, perChannel(scale)]);
  return input.layout === 'nhwc'
    ? { name, shape: [1, height, width, 3], order: channelsFirst }
    : { name, shape: [1, 3, height, width], order: rowMajor(4) };
}
