import { type ConversionContext } from './conversion-context';
import { inOrder, rowMajor } from './onnx-graph.builder';
import { permuteWeight, reshapeWeight } from '../../libs/vision/src/tfjs/stored-weight';

/**
 * An input of an operator in the wanted axis order, whether it is live or a constant. A constant of lower rank gets
 * leading ones first, so that ONNX broadcasts it the same way.
 */
export function operand(name: string, order: number[], context: ConversionContext): string {
  const { builder } = context;
  const rank = order.length;
  if (!context.isConstant(name)) {
    const value = context.value(name);
    const wanted = value.shape.length === rank ? order : rowMajor(value.shape.length);
    return inOrder(builder, value, wanted).name;
  }
  const shape = context.shapeOf(name);
  const padded = [...order.map(() => 1), ...shape].slice(-Math.max(rank, shape.length));
  if (!context.isWholeNumbers(name)) {
    return builder.weight(permuteWeight(reshapeWeight(context.weight(name), padded), order));
  }
  if (order.some((axis, at) => axis !== at && shape.length > 0)) {
    throw new Error(`"${name}" holds whole numbers and would have to be turned; operand.ts cannot do that.`);
  }
  return builder.floats(context.numbers(name), padded);
}
