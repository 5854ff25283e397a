import { type PixelScaling } from '@bakylau/models';

/** How a network wants its picture; the caller always gives rows of 8-bit RGB. */
export interface PixelInput extends PixelScaling {
  width: number;
  height: number;
}

/** The picture as an original network wants it: scaled, its channels and axes in its order. */
export function networkPixels(
  pixels: Uint8Array,
  input: PixelInput,
): { values: Float32Array; shape: number[] } {
  const { width, height, mean, scale } = input;
  const values = new Float32Array(pixels.length);
  const area = width * height;
  for (let channel = 0; channel < 3; channel++) {
    const from = input.channels === 'bgr' ? 2 - channel : channel;
    const less = mean[channel % mean.length]!;
    const times = scale[channel % scale.length]!;
    const [start, step] = input.layout === 'nchw' ? [channel * area, 1] : [channel, 3];
    for (let pixel = 0; pixel < area; pixel++) {
      values[start + pixel * step] = (pixels[pixel * 3 + from]! - less) * times;
    }
  }
  const shape = input.layout === 'nchw' ? [1, 3, height, width] : [1, height, width, 3];
  return { values, shape };
}
