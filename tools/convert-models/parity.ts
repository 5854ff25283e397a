import sharp from 'sharp';
import { OnnxNetwork } from '../../libs/vision/src/onnx.network';
import { loadOriginalNetwork } from '../../libs/vision/src/tfjs/original.network';
import { startTfjsWasm } from '../../libs/vision/src/tfjs/tfjs-runtime';
import { type ModelDefinition } from './model-definition';
import { originalModel } from './original-model';

export interface ParityFigure {
  /** Largest absolute difference over all outputs and pictures. */
  maxDifference: number;
  /** The same as a share of the largest reference value of that output. */
  relative: number;
  pictures: number;
}

async function readPixels(path: string, size: { width: number; height: number }): Promise<Uint8Array> {
  const pixels = await sharp(path)
    .resize(size.width, size.height, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer();
  return new Uint8Array(pixels);
}

/** Compares a converted network with its original on tfjs-wasm, both run here and now on the same pictures. */
export async function measureParity(
  definition: ModelDefinition,
  model: Uint8Array,
  picturePaths: string[],
): Promise<ParityFigure> {
  await startTfjsWasm();
  const { width, height } = definition.size;
  const original = await loadOriginalNetwork(originalModel(definition));
  const converted = await OnnxNetwork.load(model, [1, height, width, 3]);
  const figure: ParityFigure = { maxDifference: 0, relative: 0, pictures: picturePaths.length };
  for (const path of picturePaths) {
    const pixels = await readPixels(path, definition.size);
    const actual = await converted.run(pixels);
    for (const [name, expected] of Object.entries(await original.run(pixels))) {
      const found = actual[name];
      if (found?.length !== expected.length) {
        throw new Error(
          `${definition.name}: output "${name}" has ${found?.length ?? 0} numbers, not ${expected.length}.`,
        );
      }
      const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const difference = expected.reduce(
        (most, value, at) => Math.max(most, Math.abs(value - found[at]!)),
        0,
      );
      figure.maxDifference = Math.max(figure.maxDifference, difference);
      figure.relative = Math.max(figure.relative, difference / largest);
    }
  }
  await Promise.all([original.close(), converted.close()]);
  return figure;
}
