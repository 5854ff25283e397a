import { UPLOAD_PROFILES, type MediaSource, type UploadProfile } from '@bakylau/contracts';
import type { ProducerCodecOptions, RtpEncodingParameters } from 'mediasoup-client/types';

export interface SendingParameters {
  encodings: RtpEncodingParameters[];
  codecOptions: ProducerCodecOptions;
}

/** Bitrate of the small camera picture for walls of tiles, kbit/s. */
const TILE_KBPS = 40;
/**
 * Below this the camera sends one layer. Measured with 40 + 160 kbit/s on a busy machine: Chromium stops the large layer first,
 * and the recording is left with 160x120, on which nobody can be recognised.
 */
const SIMULCAST_FROM_KBPS = 400;

/**
 * What each source sends within the profile. Where the bitrate is ample (p800) the camera has two layers, 160x120 for tiles and
 * 640x480 for the recording; else only the large one, which the tiles show too. Never three: Chromium would leave out the
 * full-size one at 640x480. One temporal layer each, because the recording takes every frame anyway.
 */
export function sendingParameters(source: MediaSource, profile: UploadProfile): SendingParameters {
  const { cameraKbps, screenKbps, soundKbps } = UPLOAD_PROFILES[profile];
  switch (source) {
    case 'camera': {
      const codecOptions = { videoGoogleStartBitrate: cameraKbps };
      const full = { scaleResolutionDownBy: 1, maxFramerate: 15, scalabilityMode: 'L1T1' };
      if (cameraKbps < SIMULCAST_FROM_KBPS) {
        return { encodings: [{ ...full, maxBitrate: cameraKbps * 1000 }], codecOptions };
      }
      return {
        encodings: [
          { ...full, scaleResolutionDownBy: 4, maxBitrate: TILE_KBPS * 1000 },
          { ...full, maxBitrate: (cameraKbps - TILE_KBPS) * 1000 },
        ],
        codecOptions,
      };
    }
    case 'screen':
      return {
        encodings: [
          {
            maxBitrate: screenKbps * 1000,
            maxFramerate: profile === 'p800' ? 5 : 2,
            scalabilityMode: 'L1T1',
          },
        ],
        codecOptions: { videoGoogleStartBitrate: screenKbps },
      };
    case 'microphone':
      return {
        encodings: [{ maxBitrate: soundKbps * 1000 }],
        // No discontinuous transmission: silence must be heard as silence, not as a gap.
        codecOptions: {
          opusStereo: false,
          opusDtx: false,
          opusFec: true,
          opusMaxAverageBitrate: soundKbps * 1000,
        },
      };
  }
}
