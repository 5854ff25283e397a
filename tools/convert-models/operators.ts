import { convolution, depthwise, pooling, prelu } from './operators.spatial';
import { channelsFirst, inOrder, physicalShape, rowMajor } from './onnx-graph.builder';
import { type ConversionContext, type Translate } from './conversion-context';
import { operand } from './operand';
import { argMax, expandDims, gather, pack, split, squeeze, unpack } from './operators.indexing';
import { type OnnxAttribute } from './onnx.writer';
import { attrFlag, attrFloat, attrInt, type TfjsNode } from '../../libs/vision/src/tfjs/tfjs-source';

const unary =
  (op: string, attributes: (node: TfjsNode) => Record<string, OnnxAttribute> = () => ({})): Translate =>
  (node, context) => {
    const input = context.value(node.input![0]!);
    return { ...input, name: context.builder.node(op, [input.name], attributes(node)) };
  };

const broadcast = (a: number[], b: number[]): number[] => {
  const rank = Math.max(a.length, b.length);
  const at = (shape: number[], axis: number): number => shape[axis - rank + shape.length] ?? 1;
  return Array.from({ length: rank }, (_, axis) => Math.max(at(a, axis), at(b, axis)));
};

/**
 * Element-wise operators keep the axis order of their first live operand; the other one follows. Operands of unlike
 * rank meet in row-major order, where both sides broadcast by the same rule.
 */
const binary =
  (op: string): Translate =>
  (node, context) => {
    const [first, second] = node.input as [string, string];
    const shape = broadcast(context.shapeOf(first), context.shapeOf(second));
    const lead = context.value(context.isConstant(first) ? second : first);
    const ranks = [first, second]
      .filter((name) => !context.isConstant(name))
      .map((name) => context.shapeOf(name).length);
    const order = ranks.every((rank) => rank === shape.length) ? lead.order : rowMajor(shape.length);
    return {
      name: context.builder.node(op, [operand(first, order, context), operand(second, order, context)]),
      shape,
      order,
    };
  };

/** Whole numbers travel as 32-bit floats here (all are far below 2^24), so a division has to be cut by hand. */
const floorDivision: Translate = (node, context) => {
  const quotient = [binary('Div')(node, context)].flat()[0]!;
  return { ...quotient, name: context.builder.node('Floor', [quotient.name]) };
};

const squaredDifference: Translate = (node, context) => {
  const difference = [binary('Sub')(node, context)].flat()[0]!;
  return { ...difference, name: context.builder.node('Mul', [difference.name, difference.name]) };
};

/** A Transpose in the source only renames axes here: nothing is moved until an operator insists on an order. */
const transpose: Translate = (node, context) => {
  const input = context.value(node.input![0]!);
  const perm = context.numbers(node.input![1]!);
  return {
    name: input.name,
    shape: perm.map((axis) => input.shape[axis]!),
    margins: input.margins && perm.map((axis) => input.margins![axis]!),
    order: input.order.map((axis) => perm.indexOf(axis)),
  };
};

const reshape: Translate = (node, context) => {
  const source = context.value(node.input![0]!);
  const input = inOrder(context.builder, source, rowMajor(source.shape.length));
  const shape = context.shapeOf(node.name);
  const target = context.builder.ints(shape);
  return {
    name: context.builder.node('Reshape', [input.name, target]),
    shape,
    order: rowMajor(shape.length),
  };
};

const concat: Translate = (node, context) => {
  const names = node.input!.slice(0, -1);
  const axis = context.numbers(node.input!.at(-1)!)[0]!;
  const { order } = context.value(names.find((name) => !context.isConstant(name))!);
  const shapes = names.map((name) => context.shapeOf(name));
  const at = axis < 0 ? axis + order.length : axis;
  const shape = [...shapes[0]!];
  shape[at] = shapes.reduce((sum, one) => sum + one[at]!, 0);
  const inputs = names.map((name) => operand(name, order, context));
  return { name: context.builder.node('Concat', inputs, { axis: order.indexOf(at) }), shape, order };
};

const isOnlyPooled = (name: string, context: ConversionContext): boolean =>
  context
    .consumers(name)
    .every((node) => node.op === 'MaxPool' || (node.op === 'Transpose' && isOnlyPooled(node.name, context)));

/** A border that no maximum takes becomes the pooling's own: as a node of its own it would leave the blocked memory layout. */
const pad: Translate = (node, context) => {
  const input = context.value(node.input![0]!);
  const flat = context.numbers(node.input![1]!);
  const shape = input.shape.map((size, axis) => size + flat[axis * 2]! + flat[axis * 2 + 1]!);
  const filling = node.op === 'PadV2' ? context.numbers(node.input![2]!)[0]! : 0;
  if (filling === -Infinity && isOnlyPooled(node.name, context)) {
    const margins = shape.map((_, axis): [number, number] => [flat[axis * 2]!, flat[axis * 2 + 1]!]);
    return { ...input, shape, margins };
  }
  const before = input.order.map((axis) => flat[axis * 2]!);
  const after = input.order.map((axis) => flat[axis * 2 + 1]!);
  const value = node.op === 'PadV2' ? context.builder.scalar(filling) : undefined;
  const inputs = [input.name, context.builder.ints([...before, ...after])];
  return {
    ...input,
    name: context.builder.node('Pad', value ? [...inputs, value] : inputs, { mode: 'constant' }),
    shape,
  };
};

const resizeBilinear: Translate = (node, context) => {
  const input = inOrder(context.builder, context.value(node.input![0]!), channelsFirst);
  const [height, width] = context.numbers(node.input![1]!) as [number, number];
  const shape = [input.shape[0]!, height, width, input.shape[3]!];
  const sizes = context.builder.ints(physicalShape({ ...input, shape }));
  const mode = attrFlag(node, 'align_corners')
    ? 'align_corners'
    : attrFlag(node, 'half_pixel_centers')
      ? 'half_pixel'
      : 'asymmetric';
  const name = context.builder.node('Resize', [input.name, '', '', sizes], {
    mode: 'linear',
    coordinate_transformation_mode: mode,
  });
  return { ...input, name, shape };
};

const depthToSpace: Translate = (node, context) => {
  const input = inOrder(context.builder, context.value(node.input![0]!), channelsFirst);
  const block = attrInt(node, 'block_size');
  const [batch, height, width, channels] = input.shape as [number, number, number, number];
  const name = context.builder.node('DepthToSpace', [input.name], { blocksize: block, mode: 'DCR' });
  return { ...input, name, shape: [batch, height * block, width * block, channels / (block * block)] };
};

/** One entry for each tfjs operator that the kept networks use. */
export const operators: Record<string, Translate> = {
  _FusedConv2D: convolution,
  Conv2D: convolution,
  FusedDepthwiseConv2dNative: depthwise,
  DepthwiseConv2dNative: depthwise,
  MaxPool: pooling,
  Prelu: prelu,
  Relu: unary('Relu'),
  LeakyRelu: unary('LeakyRelu', (node) => ({ alpha: { float: attrFloat(node, 'alpha') } })),
  Sigmoid: unary('Sigmoid'),
  Sqrt: unary('Sqrt'),
  Identity: (node, context) => context.value(node.input![0]!),
  // Between whole numbers and floats nothing changes: see floorDivision.
  Cast: (node, context) => context.value(node.input![0]!),
  AddV2: binary('Add'),
  Add: binary('Add'),
  Sub: binary('Sub'),
  Mul: binary('Mul'),
  RealDiv: binary('Div'),
  FloorDiv: floorDivision,
  SquaredDifference: squaredDifference,
  Transpose: transpose,
  Reshape: reshape,
  ExpandDims: expandDims,
  Squeeze: squeeze,
  Unpack: unpack,
  Pack: pack,
  SplitV: split,
  ArgMax: argMax,
  GatherNd: gather,
  ConcatV2: concat,
  Pad: pad,
  PadV2: pad,
  ResizeBilinear: resizeBilinear,
  DepthToSpace: depthToSpace,
};
