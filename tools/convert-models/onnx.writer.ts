/**
 * Writes the small part of onnx.proto that a network needs, straight to bytes. Field numbers are those of
 * onnx.proto (IR version 8); a kept dependency for forty lines of wire format would cost more than it saves.
 */

/** TensorProto.DataType values. */
export const OnnxType = { float32: 1, uint8: 2, int32: 6, int64: 7, float16: 10 } as const;
export type OnnxTypeName = keyof typeof OnnxType;

export type OnnxAttribute = number | number[] | string | { float: number } | { floats: number[] };

export interface OnnxNode {
  op: string;
  inputs: string[];
  outputs: string[];
  attributes: Record<string, OnnxAttribute>;
}

export interface OnnxInitializer {
  name: string;
  type: OnnxTypeName;
  shape: number[];
  bytes: Uint8Array;
}

export interface OnnxPort {
  name: string;
  type: OnnxTypeName;
  shape: number[];
}

export interface OnnxModel {
  name: string;
  opset: number;
  producer: string;
  metadata: Record<string, string>;
  nodes: OnnxNode[];
  initializers: OnnxInitializer[];
  inputs: OnnxPort[];
  outputs: OnnxPort[];
}

class WireWriter {
  private readonly parts: Uint8Array[] = [];

  private varint(value: bigint): void {
    const bytes: number[] = [];
    let rest = BigInt.asUintN(64, value);
    do {
      const low = Number(rest & 0x7fn);
      rest >>= 7n;
      bytes.push(rest > 0n ? low | 0x80 : low);
    } while (rest > 0n);
    this.parts.push(Uint8Array.from(bytes));
  }

  private tag(field: number, wireType: number): void {
    this.varint(BigInt((field << 3) | wireType));
  }

  int(field: number, value: number): this {
    this.tag(field, 0);
    this.varint(BigInt(value));
    return this;
  }

  float(field: number, value: number): this {
    this.tag(field, 5);
    this.parts.push(new Uint8Array(Float32Array.of(value).buffer));
    return this;
  }

  bytes(field: number, value: Uint8Array): this {
    this.tag(field, 2);
    this.varint(BigInt(value.length));
    this.parts.push(value);
    return this;
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  message(field: number, build: (writer: WireWriter) => void): this {
    const inner = new WireWriter();
    build(inner);
    return this.bytes(field, inner.finish());
  }

  finish(): Uint8Array {
    return Buffer.concat(this.parts);
  }
}

function writeAttribute(out: WireWriter, name: string, value: OnnxAttribute): void {
  out.text(1, name);
  if (typeof value === 'number') {
    out.int(3, value).int(20, 2);
  } else if (typeof value === 'string') {
    out.text(4, value).int(20, 3);
  } else if (Array.isArray(value)) {
    for (const item of value) out.int(8, item);
    out.int(20, 7);
  } else if ('float' in value) {
    out.float(2, value.float).int(20, 1);
  } else {
    for (const item of value.floats) out.float(7, item);
    out.int(20, 6);
  }
}

function writePort(out: WireWriter, port: OnnxPort): void {
  out.text(1, port.name).message(2, (type) =>
    type.message(1, (tensor) =>
      tensor.int(1, OnnxType[port.type]).message(2, (shape) => {
        for (const size of port.shape) shape.message(1, (dim) => dim.int(1, size));
      }),
    ),
  );
}

/** The bytes of a `.onnx` file. The same model always gives the same bytes, so that its hash can be pinned. */
export function writeOnnxModel(model: OnnxModel): Uint8Array {
  const out = new WireWriter();
  out.int(1, 8).text(2, model.producer).int(5, 1);
  out.message(7, (graph) => {
    for (const [index, node] of model.nodes.entries()) {
      graph.message(1, (item) => {
        for (const input of node.inputs) item.text(1, input);
        for (const output of node.outputs) item.text(2, output);
        item.text(3, `${node.op}_${index}`).text(4, node.op);
        for (const [name, value] of Object.entries(node.attributes)) {
          item.message(5, (attribute) => writeAttribute(attribute, name, value));
        }
      });
    }
    graph.text(2, model.name);
    for (const tensor of model.initializers) {
      graph.message(5, (item) => {
        for (const size of tensor.shape) item.int(1, size);
        item.int(2, OnnxType[tensor.type]).text(8, tensor.name).bytes(9, tensor.bytes);
      });
    }
    for (const port of model.inputs) graph.message(11, (item) => writePort(item, port));
    for (const port of model.outputs) graph.message(12, (item) => writePort(item, port));
  });
  out.message(8, (opset) => opset.int(2, model.opset));
  for (const [key, value] of Object.entries(model.metadata)) {
    out.message(14, (entry) => entry.text(1, key).text(2, value));
  }
  return out.finish();
}
