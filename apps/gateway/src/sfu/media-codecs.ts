import { ortc } from 'mediasoup';
import { type RouterRtpCodecCapability, type RtpCapabilities } from 'mediasoup/types';

/**
 * The two codecs that everything after the SFU understands: the recording writes them unchanged, and a VP8 key frame is a
 * whole picture for the analysis. Offering no other keeps browsers from choosing one that would need transcoding.
 */
export const MEDIA_CODECS: RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
];

let capabilities: RtpCapabilities | undefined;

/** What every router of this service can do; a browser loads its Device with it before it knows any session. */
export function routerCapabilities(): RtpCapabilities {
  capabilities ??= ortc.generateRouterRtpCapabilities(MEDIA_CODECS);
  return capabilities;
}
