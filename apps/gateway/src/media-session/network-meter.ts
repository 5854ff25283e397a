import { type ProducerStat } from 'mediasoup/types';
import { type NetworkSample } from '@bakylau/contracts';

type Stream = Pick<
  ProducerStat,
  'ssrc' | 'kind' | 'bitrate' | 'packetCount' | 'packetsLost' | 'jitter' | 'byteCount'
>;

/** RTP clocks of what is sent here: VP8 and Opus (RFC 7741, RFC 7587); jitter is counted in them. */
const CLOCK_RATE_HZ: Record<string, number> = { video: 90_000, audio: 48_000 };

/** Turns the counters of one run's streams, which only grow, into what happened between two looks at them. */
export class NetworkMeter {
  #before = new Map<number, Stream>();

  /** Null at the first look, and when nothing was sent since. */
  sample(streams: readonly Stream[]): Pick<NetworkSample, 'receivedKbps' | 'lostShare' | 'jitterMs'> | null {
    const before = this.#before;
    this.#before = new Map(streams.map((stream) => [stream.ssrc, stream]));
    if (before.size === 0) return null;
    let arrived = 0;
    let lost = 0;
    for (const stream of streams) {
      const last = before.get(stream.ssrc);
      arrived += stream.packetCount - (last?.packetCount ?? 0);
      // A packet that comes late is taken off the losses again.
      lost += Math.max(0, stream.packetsLost - (last?.packetsLost ?? 0));
    }
    const sent = arrived + lost;
    const jitters = streams.map(({ kind, jitter }) => (jitter * 1000) / (CLOCK_RATE_HZ[kind] ?? 90_000));
    return {
      receivedKbps: Math.round(streams.reduce((sum, { bitrate }) => sum + bitrate, 0) / 1000),
      lostShare: sent === 0 ? 0 : Number((lost / sent).toFixed(4)),
      jitterMs: Math.round(Math.max(0, ...jitters)),
    };
  }
}
