import { z } from 'zod';

/** What a network is made for: 8-bit RGB becomes (value - mean) * scale, in the network's own order of channels and axes. */
export const pixelScalingSchema = z.object({
  /** One number for all channels or one for each. */
  mean: z.array(z.number()),
  scale: z.array(z.number()),
  channels: z.enum(['rgb', 'bgr']),
  layout: z.enum(['nhwc', 'nchw']),
});
export type PixelScaling = z.infer<typeof pixelScalingSchema>;

/** Classes of face-api that are networks here. */
export const faceApiNetSchema = z.enum([
  'FaceRecognitionNet',
  'SsdMobilenetv1',
  'FaceLandmark68Net',
  'TinyFaceDetector',
]);
export type FaceApiNet = z.infer<typeof faceApiNetSchema>;

/** The network that a file in models/ was translated from, and how to run it so that it gives the same outputs. */
export const originalNetworkSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('graph-model'),
    /** Side of the square that the file was made for; another input size is a rebuild of it. */
    sourceSide: z.number().int().positive(),
    pixels: pixelScalingSchema,
    /** Node of the graph to name of the output. */
    outputs: z.record(z.string(), z.string()),
  }),
  z.object({ kind: z.literal('face-api'), net: faceApiNetSchema }),
]);
export type OriginalNetwork = z.infer<typeof originalNetworkSchema>;

export const modelSourceSchema = z.object({
  package: z.string(),
  version: z.string(),
  /** Paths inside the package: the description first, then the weights. */
  files: z.array(z.string()),
  /** Of these files one after the other. */
  sha256: z.string(),
});
export type ModelSource = z.infer<typeof modelSourceSchema>;

/** Everything that is needed to run the original of a network. */
export interface OriginalModel {
  name: string;
  source: ModelSource;
  network: OriginalNetwork;
  /** [1, height, width, 3] */
  inputShape: number[];
}
