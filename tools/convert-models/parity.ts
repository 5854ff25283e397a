import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { type ModelDefinition, type Picture, type RawOutputs } from './model-definition';

export interface ParityFigure {
  /** Largest absolute difference over all outputs and pictures. */
  maxDifference: number;
  /** The same as a share of the largest reference value of that output. */
  relative: number;
  pictures: number;
}

export async function readPicture(path: string, size: { width: number; height: number }): Promise<Picture> {
  const pixels = await sharp(path)
    .resize(size.width, size.height, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer();
  return { pixels: new Uint8Array(pixels) };
}

export async function openSession(model: Uint8Array): Promise<InferenceSession> {
  return InferenceSession.create(model, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
  });
}

export async function runConverted(
  session: InferenceSession,
  size: { width: number; height: number },
  picture: Picture,
): Promise<RawOutputs> {
  const pixels = new Tensor('uint8', picture.pixels, [1, size.height, size.width, 3]);
  const found = await session.run({ pixels });
  return Object.fromEntries(
    Object.entries(found).map(([name, tensor]) => [name, Float32Array.from(tensor.data as Float32Array)]),
  );
}

/** Compares a converted network with its original, both run here and now on the same pictures. */
export async function measureParity(
  definition: ModelDefinition,
  folder: string,
  model: Uint8Array,
  picturePaths: string[],
): Promise<ParityFigure> {
  const session = await openSession(model);
  const figure: ParityFigure = { maxDifference: 0, relative: 0, pictures: picturePaths.length };
  for (const path of picturePaths) {
    const picture = await readPicture(path, definition.size);
    const reference = await definition.reference(folder, picture);
    const converted = await runConverted(session, definition.size, picture);
    for (const [name, expected] of Object.entries(reference)) {
      const actual = converted[name];
      if (actual?.length !== expected.length) {
        throw new Error(
          `${definition.name}: output "${name}" has ${actual?.length ?? 0} numbers, not ${expected.length}.`,
        );
      }
      const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const difference = expected.reduce(
        (most, value, at) => Math.max(most, Math.abs(value - actual[at]!)),
        0,
      );
      figure.maxDifference = Math.max(figure.maxDifference, difference);
      figure.relative = Math.max(figure.relative, difference / largest);
    }
  }
  await session.release();
  return figure;
}
