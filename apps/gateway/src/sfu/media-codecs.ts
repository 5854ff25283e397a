import { ortc } from 'mediasoup';
import { type RouterRtpCodecCapability, type RtpCapabilities } from 'mediasoup/types';
import { UPLOAD_PROFILES, type UploadProfile } from '@bakylau/contracts';

/**
 * Share of a profile's picture bitrate that Chromium's estimate never goes below. Its delay measurement takes the late
 * wake-ups of a busy machine for a full line: on a loaded one the estimate fell to 114 kbit/s over loopback, and the camera
 * shrank to 160x120, on which nobody can be recognised; with a share of 0.6 the large layer still ceased. The profile was
 * chosen from the measured upload with room to spare (libs/domain), so the line bears it.
 */
const FLOOR_SHARE = 0.8;

/**
 * The two codecs that everything after the SFU understands: the recording writes them unchanged, and a VP8 key frame is a
 * whole picture for the analysis. Offering no other keeps browsers from choosing one that would need transcoding.
 */
export function mediaCodecsFor(profile: UploadProfile): RouterRtpCodecCapability[] {
  const { cameraKbps, screenKbps } = UPLOAD_PROFILES[profile];
  const pictureKbps = cameraKbps + screenKbps;
  return [
    { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
    {
      kind: 'video',
      mimeType: 'video/VP8',
      clockRate: 90_000,
      parameters: {
        'x-google-start-bitrate': pictureKbps,
        'x-google-min-bitrate': Math.round(pictureKbps * FLOOR_SHARE),
      },
    },
  ];
}

let capabilities: RtpCapabilities | undefined;

/** What every router of this service can do; a browser that only watches loads its Device with it before it knows a session. */
export function watchingCapabilities(): RtpCapabilities {
  capabilities ??= ortc.generateRouterRtpCapabilities(mediaCodecsFor('p800'));
  return capabilities;
}
