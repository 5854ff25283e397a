/** One weight as it lies in a tfjs weights file: raw little-endian bytes, possibly quantised. */
export interface StoredWeight {
  shape: number[];
  storage: 'float32' | 'float16' | 'uint8' | 'int32';
  bytes: Uint8Array;
  /** For `uint8` only: value = byte * scale + min. */
  scale: number;
  min: number;
}

export interface ManifestEntry {
  name: string;
  shape: number[];
  dtype: string;
  quantization?: { dtype: string; scale?: number; min?: number };
}

const itemSize = { float32: 4, float16: 2, uint8: 1, int32: 4 } as const;

function storageOf(entry: ManifestEntry): StoredWeight['storage'] {
  const stored = entry.quantization?.dtype ?? entry.dtype;
  if (stored === 'float32' || stored === 'float16' || stored === 'uint8' || stored === 'int32') return stored;
  throw new Error(`Weight "${entry.name}" is stored as ${stored}; teach stored-weight.ts that type first.`);
}

/** Splits a weights file. Entries lie one after the other in the order of the manifest. */
export function readStoredWeights(entries: ManifestEntry[], file: Uint8Array): Map<string, StoredWeight> {
  const weights = new Map<string, StoredWeight>();
  let offset = 0;
  for (const entry of entries) {
    const storage = storageOf(entry);
    const length = entry.shape.reduce((product, size) => product * size, 1) * itemSize[storage];
    weights.set(entry.name, {
      shape: entry.shape,
      storage,
      bytes: file.subarray(offset, offset + length),
      scale: entry.quantization?.scale ?? 1,
      min: entry.quantization?.min ?? 0,
    });
    offset += length;
  }
  if (offset !== file.length) {
    throw new Error(`The manifest describes ${offset} bytes of weights but the file has ${file.length}.`);
  }
  return weights;
}

/** The same weight with its axes reordered: axis i of the result is axis `order[i]` of the input. */
export function permuteWeight(weight: StoredWeight, order: number[]): StoredWeight {
  const size = itemSize[weight.storage];
  const strides = weight.shape.map((_, axis) =>
    weight.shape.slice(axis + 1).reduce((product, length) => product * length, 1),
  );
  const shape = order.map((axis) => weight.shape[axis]!);
  const steps = order.map((axis) => strides[axis]!);
  const bytes = new Uint8Array(weight.bytes.length);
  const index = shape.map(() => 0);
  for (let to = 0; to < bytes.length; to += size) {
    const from = index.reduce((sum, at, axis) => sum + at * steps[axis]!, 0) * size;
    for (let b = 0; b < size; b++) bytes[to + b] = weight.bytes[from + b]!;
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis]! === shape[axis]; axis--) index[axis] = 0;
  }
  return { ...weight, shape, bytes };
}

export function reshapeWeight(weight: StoredWeight, shape: number[]): StoredWeight {
  return { ...weight, shape };
}

/** IEEE 754 half to number. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The values as 32-bit floats (or whole numbers for `int32`), in storage order. */
export function weightValues(weight: StoredWeight): Float32Array {
  const view = new DataView(weight.bytes.buffer, weight.bytes.byteOffset, weight.bytes.byteLength);
  const count = weight.bytes.length / itemSize[weight.storage];
  const read: Record<StoredWeight['storage'], (index: number) => number> = {
    float32: (index) => view.getFloat32(index * 4, true),
    float16: (index) => halfToNumber(view.getUint16(index * 2, true)),
    uint8: (index) => weight.bytes[index]! * weight.scale + weight.min,
    int32: (index) => view.getInt32(index * 4, true),
  };
  return Float32Array.from({ length: count }, (_, index) => read[weight.storage](index));
}
