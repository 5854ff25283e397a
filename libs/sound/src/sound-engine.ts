import { OpusWindowDecoder } from './opus-window.decoder';
import { measureLevel, type SoundLevel } from './sound-level';

export interface SoundWindow {
  packets: Uint8Array[];
  /** How many packets at the front only settle the decoder. */
  prerollPackets: number;
}

export interface SoundAnalysis extends SoundLevel {
  /** CPU milliseconds of decoding and measuring. */
  cpuMs: number;
}

/** What one window of a microphone's packets sounds like. Levels come from decoded samples: headers can be forged. */
export class SoundEngine {
  private constructor(private readonly decoder: OpusWindowDecoder) {}

  static async create(): Promise<SoundEngine> {
    return new SoundEngine(await OpusWindowDecoder.create());
  }

  /** Synchronous: about 1.3 ms per second of sound. @throws SoundError when nothing could be decoded */
  analyse(window: SoundWindow): SoundAnalysis {
    const before = process.threadCpuUsage();
    const { samples } = this.decoder.decode(window.packets, window.prerollPackets);
    const level = measureLevel(samples);
    const used = process.threadCpuUsage(before);
    return { ...level, cpuMs: (used.user + used.system) / 1000 };
  }

  /** Idempotent. */
  close(): void {
    this.decoder.close();
  }
}
