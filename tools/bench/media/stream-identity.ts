import { type MediaSource } from '@bakylau/contracts';
import { type RtpParameters } from 'mediasoup/types';

/** Numbers of one RTP stream and of the stream that repeats its lost packets. */
export interface StreamIdentity {
  source: MediaSource;
  payloadType: number;
  ssrc: number;
  rtxPayloadType: number;
  rtxSsrc: number;
}

const SSRC_BASE: Record<MediaSource, number> = { camera: 1_000, microphone: 2_000, screen: 3_000 };

export function streamIdentity(source: MediaSource): StreamIdentity {
  const ssrc = SSRC_BASE[source];
  return { source, payloadType: 100, rtxPayloadType: 101, ssrc, rtxSsrc: ssrc + 1 };
}

/** What a browser would say of the same stream: lost pictures are asked for again, lost sound is not. */
export function rtpParametersOf(identity: StreamIdentity): RtpParameters {
  const { source, payloadType, rtxPayloadType, ssrc, rtxSsrc } = identity;
  if (source === 'microphone') {
    const codec = { mimeType: 'audio/opus', payloadType, clockRate: 48_000, channels: 2 };
    return { codecs: [codec], encodings: [{ ssrc }] };
  }
  const rtcpFeedback = [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }];
  return {
    codecs: [
      { mimeType: 'video/VP8', payloadType, clockRate: 90_000, rtcpFeedback },
      {
        mimeType: 'video/rtx',
        payloadType: rtxPayloadType,
        clockRate: 90_000,
        parameters: { apt: payloadType },
      },
    ],
    encodings: [{ ssrc, rtx: { ssrc: rtxSsrc } }],
  };
}
