import { forbidOnnxTelemetry } from '@bakylau/models';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { type Network } from './network';

/** A network on ONNX Runtime. `run` blocks the thread for the whole inference although it returns a promise. */
export class OnnxNetwork implements Network {
  private closed = false;

  private constructor(
    private readonly session: InferenceSession,
    private readonly inputShape: number[],
  ) {}

  /**
   * @param model bytes of the `.onnx` file
   * @param inputShape [1, height, width, 3]
   */
  static async load(model: Uint8Array, inputShape: number[]): Promise<OnnxNetwork> {
    forbidOnnxTelemetry();
    // One thread each: with more, threads wait for each other and cost more CPU than they save. 'all' brings the
    // blocked memory layout, three times faster for the detector than 'extended'.
    const session = await InferenceSession.create(model, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      // What one run takes goes back to the system: the arenas of all networks together would stay at their largest.
      enableCpuMemArena: false,
    });
    return new OnnxNetwork(session, inputShape);
  }

  async run(pixels: Uint8Array): Promise<Record<string, Float32Array>> {
    const found = await this.session.run({ pixels: new Tensor('uint8', pixels, this.inputShape) });
    const outputs: Record<string, Float32Array> = {};
    for (const [name, tensor] of Object.entries(found)) outputs[name] = tensor.data as Float32Array;
    return outputs;
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.session.release();
  }
}
