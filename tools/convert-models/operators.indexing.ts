import { type Translate } from './conversion-context';
import { type GraphValue, inOrder, rowMajor } from './onnx-graph.builder';
import { operand } from './operand';
import { attrInt, attrInts } from '../../libs/vision/src/tfjs/tfjs-source';

const fromFront = (axis: number, rank: number): number => (axis < 0 ? axis + rank : axis);

function withAxis(value: GraphValue, axis: number, name: string): GraphValue {
  const order = value.order.map((at) => (at >= axis ? at + 1 : at));
  return { name, shape: value.shape.toSpliced(axis, 0, 1), order: order.toSpliced(axis, 0, axis) };
}

function withoutAxis(value: GraphValue, axis: number, name: string): GraphValue {
  const order = value.order.filter((at) => at !== axis).map((at) => (at > axis ? at - 1 : at));
  return { name, shape: value.shape.toSpliced(axis, 1), order };
}

export const expandDims: Translate = (node, context) => {
  const input = context.value(node.input![0]!);
  const axis = fromFront(context.numbers(node.input![1]!)[0]!, input.shape.length + 1);
  // Where an axis of length one lies does not matter, so it goes to its own place without a Transpose.
  return withAxis(input, axis, context.builder.node('Unsqueeze', [input.name, context.builder.ints([axis])]));
};

export const squeeze: Translate = (node, context) => {
  const input = context.value(node.input![0]!);
  return attrInts(node, 'squeeze_dims')
    .map((axis) => fromFront(axis, input.shape.length))
    .sort((a, b) => b - a)
    .reduce((value, axis) => {
      const place = context.builder.ints([value.order.indexOf(axis)]);
      return withoutAxis(value, axis, context.builder.node('Squeeze', [value.name, place]));
    }, input);
};

/** Cuts along one axis; the pieces keep the axis order of the whole. */
function cut(
  input: GraphValue,
  axis: number,
  sizes: number[],
  context: Parameters<Translate>[1],
): GraphValue[] {
  if (sizes.length === 1) return [input];
  const names = context.builder.nodeWithOutputs(
    'Split',
    [input.name, context.builder.ints(sizes)],
    { axis: input.order.indexOf(axis) },
    sizes.length,
  );
  return names.map((name, at) => ({ ...input, name, shape: input.shape.with(axis, sizes[at]!) }));
}

export const split: Translate = (node, context) => {
  const input = context.value(node.input![0]!);
  const axis = fromFront(context.numbers(node.input![2]!)[0]!, input.shape.length);
  return cut(input, axis, context.numbers(node.input![1]!), context);
};

export const unpack: Translate = (node, context) => {
  const input = context.value(node.input![0]!);
  const axis = fromFront(attrInt(node, 'axis'), input.shape.length);
  const sizes = Array.from({ length: input.shape[axis]! }, () => 1);
  return cut(input, axis, sizes, context).map((piece) => {
    const place = context.builder.ints([piece.order.indexOf(axis)]);
    return withoutAxis(piece, axis, context.builder.node('Squeeze', [piece.name, place]));
  });
};

export const pack: Translate = (node, context) => {
  const { builder } = context;
  const shape = context.shapeOf(node.input![0]!);
  const axis = fromFront(attrInt(node, 'axis'), shape.length + 1);
  const layers = node.input!.map((name) =>
    builder.node('Unsqueeze', [operand(name, rowMajor(shape.length), context), builder.ints([axis])]),
  );
  return {
    name: builder.node('Concat', layers, { axis }),
    shape: shape.toSpliced(axis, 0, layers.length),
    order: rowMajor(shape.length + 1),
  };
};

export const argMax: Translate = (node, context) => {
  const input = context.value(node.input![0]!);
  const axis = fromFront(context.numbers(node.input![1]!)[0]!, input.shape.length);
  const attributes = { axis: input.order.indexOf(axis), keepdims: 0 };
  const found = context.builder.node('ArgMax', [input.name], attributes);
  return withoutAxis(input, axis, context.builder.node('Cast', [found], { to: 1 }));
};

export const gather: Translate = (node, context) => {
  const { builder } = context;
  const [data, places] = node.input as [string, string];
  const source = context.value(data);
  const rows = inOrder(builder, source, rowMajor(source.shape.length));
  const placesShape = context.shapeOf(places);
  const indices = context.isConstant(places)
    ? builder.ints(context.numbers(places), placesShape)
    : builder.node('Cast', [operand(places, rowMajor(placesShape.length), context)], { to: 7 });
  const shape = [...placesShape.slice(0, -1), ...source.shape.slice(placesShape.at(-1))];
  return { name: builder.node('GatherND', [rows.name, indices]), shape, order: rowMajor(shape.length) };
};
