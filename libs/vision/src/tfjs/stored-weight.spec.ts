import { permuteWeight, readStoredWeights, weightValues } from './stored-weight';

const bytesOf = (values: Float32Array | Uint16Array | Int32Array): Uint8Array =>
  new Uint8Array(values.buffer);

describe(readStoredWeights.name, () => {
  const file = Buffer.concat([
    bytesOf(Float32Array.of(1.5, -2)),
    // 1.0, -0.5, the smallest subnormal and 65504 as half floats.
    bytesOf(Uint16Array.of(0x3c00, 0xb800, 0x0001, 0x7bff)),
    Uint8Array.of(0, 255),
    bytesOf(Int32Array.of(-7)),
  ]);
  const entries = [
    { name: 'full', shape: [2], dtype: 'float32' },
    { name: 'half', shape: [2, 2], dtype: 'float32', quantization: { dtype: 'float16' } },
    { name: 'byte', shape: [2], dtype: 'float32', quantization: { dtype: 'uint8', scale: 0.5, min: -1 } },
    { name: 'whole', shape: [], dtype: 'int32' },
  ];

  it('reads every storage type', () => {
    const weights = readStoredWeights(entries, file);

    expect([...weightValues(weights.get('full')!)]).toEqual([1.5, -2]);
    expect([...weightValues(weights.get('half')!)]).toEqual([1, -0.5, 2 ** -24, 65504]);
    expect([...weightValues(weights.get('byte')!)]).toEqual([-1, 126.5]);
    expect([...weightValues(weights.get('whole')!)]).toEqual([-7]);
  });

  it('refuses a file of another length, and types it does not know', () => {
    expect(() => readStoredWeights(entries, file.subarray(1))).toThrow('bytes of weights');
    expect(() => readStoredWeights([{ name: 'odd', shape: [1], dtype: 'complex64' }], file)).toThrow(
      'complex64',
    );
  });
});

describe(permuteWeight.name, () => {
  it('reorders axes without touching the values', () => {
    const weight = readStoredWeights(
      [{ name: 'w', shape: [2, 3], dtype: 'float32' }],
      bytesOf(Float32Array.of(1, 2, 3, 4, 5, 6)),
    ).get('w')!;

    const turned = permuteWeight(weight, [1, 0]);

    expect(turned.shape).toEqual([3, 2]);
    expect([...weightValues(turned)]).toEqual([1, 4, 2, 5, 3, 6]);
  });
});
