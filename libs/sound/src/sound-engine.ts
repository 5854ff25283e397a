import { type ModelReference, type Speech } from '@bakylau/contracts';
import { ModelStore } from '@bakylau/models';
import { OpusWindowDecoder } from './opus-window.decoder';
import { measureLevel, type SoundLevel } from './sound-level';
import { SpeechDetector } from './speech-detector';
import { SpeechNetwork } from './speech.network';

/**
 * Quieter windows are not listened to. The network hears speech at -55 dBFS as well as at -25, at -60 half to all of it, at
 * -65 next to nothing (measured on three speakers through Opus), while the noise of a quiet room lies at -57 to -85.
 */
export const speechGateDbfs = -60;

export interface SoundWindow {
  packets: Uint8Array[];
  /** How many packets at the front only settle the decoder. */
  prerollPackets: number;
  /** Of the window before, when this one goes on where it ended. */
  speechState?: string;
}

export interface SoundAnalysis extends SoundLevel {
  /** Null when the window was too quiet, or too short, to be listened to. */
  speech: Speech | null;
  /** To be handed in with the next window; null when `speech` is. */
  speechState: string | null;
  /** The speech network, when it listened. */
  models: ModelReference[];
  /** CPU milliseconds of decoding, measuring and listening. */
  cpuMs: number;
}

/** What one window of a microphone's sound is like. Levels come from decoded samples: headers can be forged. */
export class SoundEngine {
  private constructor(
    private readonly decoder: OpusWindowDecoder,
    private readonly network: SpeechNetwork,
    private readonly detector: SpeechDetector,
  ) {}

  /** @throws ModelStoreError when the speech network is missing or is not the one of the manifest */
  static async load(modelsDir: string): Promise<SoundEngine> {
    const network = await SpeechNetwork.load(await ModelStore.open(modelsDir));
    return new SoundEngine(await OpusWindowDecoder.create(), network, new SpeechDetector(network));
  }

  /** What runs the speech network, as health reports it: the only one that it comes for, whatever runs the networks for pictures. */
  readonly engine = 'onnxruntime';

  /** The networks that it may listen with. */
  get models(): ModelReference[] {
    return [this.network.reference];
  }

  /** One window of Opus packets, as a microphone sends them. @throws SoundError when nothing could be decoded */
  async analyse({ packets, prerollPackets, speechState }: SoundWindow): Promise<SoundAnalysis> {
    const before = process.threadCpuUsage();
    const { samples } = this.decoder.decode(packets, prerollPackets);
    const decodeMs = cpuMsSince(before);
    const analysis = await this.analyseSamples(samples, speechState);
    return { ...analysis, cpuMs: decodeMs + analysis.cpuMs };
  }

  /**
   * One window of samples.
   * @param samples mono in -1..1 at 16 kHz ({@link sampleRateHz})
   * @param speechState of the window before, when this one goes on where it ended
   */
  async analyseSamples(samples: Float32Array, speechState?: string): Promise<SoundAnalysis> {
    const before = process.threadCpuUsage();
    const level = measureLevel(samples);
    const levelMs = cpuMsSince(before);
    if (level.levelDbfs < speechGateDbfs) return { ...level, ...unheard, cpuMs: levelMs };

    const heard = await this.detector.listen(samples, speechState);
    const cpuMs = levelMs + heard.cpuMs;
    if (!heard.speech) return { ...level, ...unheard, cpuMs };
    const { speech, speechState: nextState } = heard;
    return { ...level, speech, speechState: nextState, models: this.models, cpuMs };
  }

  /** Idempotent. */
  async close(): Promise<void> {
    this.decoder.close();
    await this.network.close();
  }
}

const unheard = { speech: null, speechState: null, models: [] };

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const used = process.threadCpuUsage(before);
  return (used.user + used.system) / 1000;
}
