import { type OnnxAttribute, type OnnxModel, type OnnxPort, writeOnnxModel } from './onnx.writer';
import { type StoredWeight } from '../../libs/vision/src/tfjs/stored-weight';

/** Collects nodes and weights; every method that adds something returns the name of the new value. */
export class OnnxGraphBuilder {
  private readonly model: OnnxModel;
  private readonly scalars = new Map<string, string>();
  private counter = 0;

  constructor(name: string, metadata: Record<string, string>) {
    this.model = {
      name,
      opset: 17,
      producer: 'bakylau convert-models',
      metadata,
      nodes: [],
      initializers: [],
      inputs: [],
      outputs: [],
    };
  }

  input(port: OnnxPort): string {
    this.model.inputs.push(port);
    return port.name;
  }

  output(port: OnnxPort, value: string): void {
    this.model.nodes.push({ op: 'Identity', inputs: [value], outputs: [port.name], attributes: {} });
    this.model.outputs.push(port);
  }

  node(op: string, inputs: string[], attributes: Record<string, OnnxAttribute> = {}): string {
    return this.nodeWithOutputs(op, inputs, attributes, 1)[0]!;
  }

  nodeWithOutputs(
    op: string,
    inputs: string[],
    attributes: Record<string, OnnxAttribute>,
    count: number,
  ): string[] {
    const outputs = Array.from({ length: count }, () => this.nextName('v'));
    this.model.nodes.push({ op, inputs, outputs, attributes });
    return outputs;
  }

  floats(values: ArrayLike<number>, shape: number[]): string {
    const bytes = new Uint8Array(Float32Array.from(values).buffer);
    const name = this.nextName('c');
    this.model.initializers.push({ name, type: 'float32', shape, bytes });
    return name;
  }

  scalar(value: number): string {
    const key = String(value);
    const name = this.scalars.get(key) ?? this.floats([value], []);
    this.scalars.set(key, name);
    return name;
  }

  ints(values: readonly number[], shape = [values.length]): string {
    const bytes = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    const name = this.nextName('c');
    this.model.initializers.push({ name, type: 'int64', shape, bytes });
    return name;
  }

  /**
   * A weight kept in the size it had in its source file. The Cast, Mul and Add that bring it back to float32 have
   * constant inputs only, so the runtime folds them away when it loads the model: files stay small, speed is the same.
   */
  weight(weight: StoredWeight): string {
    const name = this.nextName('w');
    if (weight.storage === 'int32')
      throw new Error('Whole-number weights are shapes; pass them through ints().');
    this.model.initializers.push({ name, type: weight.storage, shape: weight.shape, bytes: weight.bytes });
    if (weight.storage === 'float32') return name;
    const floats = this.node('Cast', [name], { to: 1 });
    if (weight.storage === 'float16') return floats;
    const scaled = this.node('Mul', [floats, this.scalar(weight.scale)]);
    return this.node('Add', [scaled, this.scalar(weight.min)]);
  }

  finish(): Uint8Array {
    return writeOnnxModel(this.model);
  }

  private nextName(prefix: string): string {
    this.counter += 1;
    return `${prefix}${this.counter}`;
  }
}

/** A value in the graph: its shape as the source network sees it, and which source axis lies at each place in ONNX. */
export interface GraphValue {
  name: string;
  shape: number[];
  order: number[];
  /** Of a shape's axes: places before and behind what the name stands for, which a pooling adds itself. */
  margins?: [number, number][];
}

export const rowMajor = (rank: number): number[] => Array.from({ length: rank }, (_, axis) => axis);

/** Channels-first order of an image tensor that the source network keeps channels-last. */
export const channelsFirst = [0, 3, 1, 2];

/** Brings a value into the wanted axis order; adds a Transpose only when it lies otherwise. */
export function inOrder(builder: OnnxGraphBuilder, value: GraphValue, order: number[]): GraphValue {
  const perm = order.map((axis) => value.order.indexOf(axis));
  if (perm.every((from, to) => from === to)) return value;
  return { ...value, name: builder.node('Transpose', [value.name], { perm }), order };
}

/** The shape as ONNX sees it. */
export const physicalShape = (value: GraphValue): number[] => value.order.map((axis) => value.shape[axis]!);
