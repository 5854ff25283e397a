/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { OnnxGraphBuilder } from './onnx-graph.builder';

describe(OnnxGraphBuilder.name, () => {
  it('writes a graph that ONNX Runtime runs, with weights kept as stored', async () => {
    const builder = new OnnxGraphBuilder('line', { source: 'a test' });
    const x = builder.input({ name: 'x', type: 'float32', shape: [1, 2] });
    const quantised = builder.weight({
      shape: [2],
      storage: 'uint8',
      bytes: Uint8Array.of(2, 4),
      scale: 0.5,
      min: -1,
    });
    const half = builder.weight({
      shape: [2],
      storage: 'float16',
      bytes: new Uint8Array(Uint16Array.of(0x3c00, 0x4000).buffer),
      scale: 1,
      min: 0,
    });
    const scaled = builder.node('Mul', [x, builder.node('Add', [quantised, half])]);
    builder.output(
      { name: 'y', type: 'float32', shape: [2] },
      builder.node('Reshape', [scaled, builder.ints([-1])]),
    );

    const session = await InferenceSession.create(builder.finish());
    const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(10, 100), [1, 2]) });

    // uint8: 2 * 0.5 - 1 = 0 and 1; half: 1 and 2.
    expect([...(y!.data as Float32Array)]).toEqual([10, 300]);
    expect(y!.dims).toEqual([2]);
    await session.release();
  });

  it('writes the same bytes for the same graph', () => {
    const build = (): Uint8Array => {
      const builder = new OnnxGraphBuilder('same', { source: 'a test' });
      const x = builder.input({ name: 'x', type: 'uint8', shape: [1] });
      builder.output({ name: 'y', type: 'float32', shape: [1] }, builder.node('Cast', [x], { to: 1 }));
      return builder.finish();
    };

    expect(Buffer.compare(build(), build())).toBe(0);
  });
});
