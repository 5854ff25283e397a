import { type GraphValue, inOrder, type OnnxGraphBuilder, rowMajor } from './onnx-graph.builder';
import { type ConversionContext } from './conversion-context';
import { operators } from './operators';
import { pixelInput } from './pixel-input';
import { type PixelInput } from '../../libs/vision/src/tfjs/network-pixels';
import { type TfjsGraph, type TfjsNode } from '../../libs/vision/src/tfjs/tfjs-source';
import { type TracedTensor } from '../../libs/vision/src/tfjs/tfjs-graph';

export interface ConversionRequest {
  graph: TfjsGraph;
  builder: OnnxGraphBuilder;
  /** All tensors of one run of the same graph in tfjs: gives every static shape and every shape computation. */
  trace: Map<string, TracedTensor>;
  input: PixelInput;
  /** Output nodes to keep and the names they get. */
  outputs: Record<string, string>;
}

/** `^name` only orders, `name:0` is the first output of `name`. */
const plain = (input: string): string => input.replace(/^\^/, '').replace(/:0$/, '');
/** The node that an input comes from, whichever of its outputs it is. */
const bare = (input: string): string => plain(input).replace(/:\d+$/, '');

/** Nodes that the wanted outputs depend on, in an order in which each comes after its inputs. */
export function nodesFor(graph: TfjsGraph, outputs: string[]): TfjsNode[] {
  const byName = new Map(graph.json.modelTopology.node.map((node) => [node.name, node]));
  const ordered: TfjsNode[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const node = byName.get(name);
    if (!node) throw new Error(`The graph has no node "${name}".`);
    for (const input of node.input ?? []) visit(bare(input));
    ordered.push(node);
  };
  outputs.forEach(visit);
  return ordered;
}

export function convertTfjsGraph(request: ConversionRequest): void {
  const { graph, builder, trace } = request;
  const nodes = nodesFor(graph, Object.keys(request.outputs));
  const values = new Map<string, GraphValue>();
  const constant = new Set<string>();
  const context: ConversionContext = {
    builder,
    value: (name) => {
      const value = values.get(plain(name));
      if (!value) throw new Error(`"${name}" has no value yet.`);
      return value;
    },
    weight: (name) => {
      const weight = graph.weights.get(bare(name));
      if (!weight) throw new Error(`"${name}" is not a weight.`);
      return weight;
    },
    numbers: (name) => {
      const tensor = trace.get(bare(name));
      if (!tensor) throw new Error(`"${name}" was not traced.`);
      return Array.from(tensor.values);
    },
    isConstant: (name) => constant.has(bare(name)),
    isWholeNumbers: (name) =>
      graph.weights.has(bare(name))
        ? graph.weights.get(bare(name))!.storage === 'int32'
        : trace.get(bare(name))!.values instanceof Int32Array,
    shapeOf: (name) =>
      values.get(plain(name))?.shape ?? trace.get(bare(name))?.shape ?? graph.weights.get(bare(name))!.shape,
    consumers: (name) => nodes.filter((node) => (node.input ?? []).some((input) => bare(input) === name)),
  };

  for (const node of nodes) {
    const inputs = (node.input ?? []).map(plain);
    if (node.op === 'Placeholder') {
      values.set(node.name, pixelInput(builder, request.input));
      continue;
    }
    // Shapes are static once the input size is fixed, so everything that hangs on them is a constant.
    if (node.op === 'Const' || node.op === 'Shape' || inputs.every((name) => constant.has(bare(name)))) {
      constant.add(node.name);
      continue;
    }
    const translate = operators[node.op];
    if (!translate)
      throw new Error(`Operator ${node.op} ("${node.name}") has no translation in operators.ts.`);
    const traced = context.shapeOf(node.name);
    const results = [translate({ ...node, input: inputs }, context)].flat();
    if (results[0]!.shape.join() !== traced.join()) {
      throw new Error(
        `${node.op} "${node.name}" gave ${results[0]!.shape.join('x')}, tfjs gave ${traced.join('x')}.`,
      );
    }
    results.forEach((result, at) => values.set(at === 0 ? node.name : `${node.name}:${at}`, result));
  }
  for (const [source, name] of Object.entries(request.outputs)) {
    const found = values.get(source)!;
    const value = inOrder(builder, found, rowMajor(found.shape.length));
    builder.output({ name, type: 'float32', shape: value.shape }, value.name);
  }
}
