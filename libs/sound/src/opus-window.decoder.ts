import { OpusDecoder } from 'opus-decoder';
import { mixToMono } from './mono';

/** 16 kHz is what speech networks want, and costs a third less than 48 kHz. */
export const sampleRateHz = 16_000;
/** Input buffer of the decoder: 120 ms at 256 kbit/s. */
const maxPacketBytes = 3840;

export class SoundError extends Error {
  override readonly name = 'SoundError';
}

/** What one window of packets gave. */
export interface DecodedWindow {
  /** Mono samples in about -1..1 at {@link sampleRateHz}; the pre-roll is cut off. */
  samples: Float32Array;
  /** Packets that could not be decoded and left a hole. */
  brokenPackets: number;
}

/**
 * Decodes windows of Opus packets from any number of streams with one decoder. Opus remembers some packets back, so each
 * window starts with a few packets before its beginning that only settle the decoder; 5 (100 ms) are enough.
 * Not safe for streams in parallel threads; decoding is synchronous, so windows never mix.
 */
export class OpusWindowDecoder {
  private closed = false;

  private constructor(private readonly decoder: OpusDecoder<typeof sampleRateHz>) {}

  static async create(): Promise<OpusWindowDecoder> {
    const decoder = new OpusDecoder({ sampleRate: sampleRateHz, channels: 2 });
    await decoder.ready;
    return new OpusWindowDecoder(decoder);
  }

  /**
   * @param packets Opus packets in order, the pre-roll first; stereo comes out mixed to mono, a mono packet as it is
   * @throws SoundError when no packet after the pre-roll could be decoded
   */
  decode(packets: Uint8Array[], prerollPackets: number): DecodedWindow {
    if (this.closed) throw new SoundError('The sound decoder is closed.');
    const usable = (packet: Uint8Array): boolean => packet.length > 0 && packet.length <= maxPacketBytes;
    this.decoder.decodeFrames(packets.slice(0, prerollPackets).filter(usable));
    const wanted = packets.slice(prerollPackets);
    const { channelData, samplesDecoded, errors } = this.decoder.decodeFrames(wanted.filter(usable));
    const tooLong = wanted.filter((packet) => !usable(packet)).length;
    if (samplesDecoded === 0) throw new SoundError('None of the packets is Opus sound.');
    return { samples: mixToMono(channelData[0]!, channelData[1]!), brokenPackets: errors.length + tooLong };
  }

  /** Frees the decoder's memory. Idempotent. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.decoder.free();
  }
}
