import { type TfjsGraph, type TfjsNode } from './tfjs-source';

/**
 * Rebuilds a fully convolutional network for another input size, so that a 4:3 picture needs no letterbox.
 * Three things in the file depend on the size: the placeholder, the row counts inside Reshape targets, and the
 * targets of the upsampling steps. Row counts become -1 (worked out from the data); upsampling targets scale along.
 */
export function rebuildForSize(
  graph: TfjsGraph,
  from: number,
  to: { width: number; height: number },
): TfjsGraph {
  const json = structuredClone(graph.json);
  const file = Uint8Array.from(graph.file);
  const nodes = new Map(json.modelTopology.node.map((node) => [node.name, node]));
  const offsets = new Map<string, { offset: number; count: number }>();
  for (const [name, weight] of graph.weights) {
    offsets.set(name, {
      offset: weight.bytes.byteOffset - graph.file.byteOffset,
      count: weight.storage === 'int32' ? weight.bytes.length / 4 : 0,
    });
  }
  const patch = (name: string, change: (values: number[]) => number[]): void => {
    const place = offsets.get(name);
    if (!place)
      throw new Error(`"${name}" is not a constant; this network needs another way to change its size.`);
    const view = new DataView(file.buffer, place.offset, place.count * 4);
    const values = Array.from({ length: place.count }, (_, index) => view.getInt32(index * 4, true));
    change(values).forEach((value, index) => view.setInt32(index * 4, value, true));
  };

  for (const node of nodes.values()) {
    if (node.op === 'Placeholder') setPlaceholderSize(node, to);
    if (node.op === 'ResizeBilinear') {
      patch(node.input![1]!, ([height, width]) => [(height! * to.height) / from, (width! * to.width) / from]);
    }
    if (node.op === 'Reshape') patchReshape(nodes.get(node.input![1]!)!, patch);
  }
  const weights = new Map(graph.weights);
  for (const [name, weight] of weights) {
    const { offset } = offsets.get(name)!;
    weights.set(name, { ...weight, bytes: file.subarray(offset, offset + weight.bytes.length) });
  }
  return { json, file, weights };
}

function setPlaceholderSize(node: TfjsNode, to: { width: number; height: number }): void {
  const dims = node.attr?.['shape']?.shape?.dim;
  if (!dims || dims.length !== 4)
    throw new Error(`Placeholder "${node.name}" is not an image of [1, h, w, 3] or [1, 3, h, w].`);
  const rows = String(dims[1]!.size) === '3' ? 2 : 1;
  dims[0]!.size = '1';
  dims[rows]!.size = String(to.height);
  dims[rows + 1]!.size = String(to.width);
}

/**
 * A Reshape target of three numbers is [batch, rows, columns]: rows is the one that follows the picture size. Targets that are
 * summed in the graph (NanoDet's) have -1 there already.
 */
function patchReshape(
  target: TfjsNode,
  patch: (name: string, change: (values: number[]) => number[]) => void,
): void {
  if (target.op === 'AddV2') return;
  if (target.op === 'Pack') patch(target.input![1]!, () => [-1]);
  else patch(target.name, (values) => (values.length === 3 ? [1, -1, values[2]!] : values));
}
