import { type ModelReference } from '@bakylau/contracts';
import { forbidOnnxTelemetry, type ModelStore } from '@bakylau/models';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { sampleRateHz } from './opus-window.decoder';

export interface SpeechStep {
  /** How surely somebody speaks in these samples, 0 to 1. */
  probability: number;
  /** What the network wants back with the next step. */
  memory: Float32Array;
  cpuMs: number;
}

const name = 'speech';
const rate = new Tensor('int64', BigInt64Array.of(BigInt(sampleRateHz)));
const memoryShape = [2, 1, 128];

/**
 * Silero VAD on ONNX Runtime; models/speech.md describes it. A step blocks the thread for some 0.1 ms and lets others in
 * before the next one. It keeps nothing, so steps of many sounds may mix.
 */
export class SpeechNetwork {
  private closed = false;

  private constructor(
    private readonly session: InferenceSession,
    private readonly inputShape: number[],
    readonly reference: ModelReference,
  ) {}

  /** @throws ModelStoreError when the network is missing or is not the one of the manifest */
  static async load(store: ModelStore): Promise<SpeechNetwork> {
    const { bytes, inputShape, reference } = await store.read(name);
    forbidOnnxTelemetry();
    // More threads would wait for each other longer than they work.
    const session = await InferenceSession.create(bytes, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
    });
    return new SpeechNetwork(session, inputShape, reference);
  }

  /** @param samples the context and one step; 576 samples at 16 kHz */
  async run(samples: Float32Array, memory: Float32Array): Promise<SpeechStep> {
    const feeds = {
      input: new Tensor('float32', samples, this.inputShape),
      sr: rate,
      state: new Tensor('float32', memory, memoryShape),
    };
    // ONNX Runtime queues its work with setImmediate: this one runs just before it, and nothing comes between.
    let before = process.threadCpuUsage();
    setImmediate(() => {
      before = process.threadCpuUsage();
    });
    const found = await this.session.run(feeds);
    const used = process.threadCpuUsage(before);
    return {
      probability: (found['output']!.data as Float32Array)[0]!,
      memory: found['stateN']!.data as Float32Array,
      cpuMs: (used.user + used.system) / 1000,
    };
  }

  /** Idempotent. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.session.release();
  }
}
