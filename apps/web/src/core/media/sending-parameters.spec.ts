import { MEDIA_SOURCES, UPLOAD_PROFILES, uploadProfileSchema } from '@bakylau/contracts';
import { sendingParameters } from './sending-parameters';

describe(sendingParameters.name, () => {
  it.each(uploadProfileSchema.options)('%s stays within its total', (profile) => {
    const bits = MEDIA_SOURCES.flatMap((source) => sendingParameters(source, profile).encodings).reduce(
      (sum, encoding) => sum + (encoding.maxBitrate ?? Infinity),
      0,
    );
    expect(bits).toBeLessThanOrEqual(UPLOAD_PROFILES[profile].totalKbps * 1000);
  });

  it('gives the camera a small and a full layer, in this order, only where the bitrate is ample', () => {
    const scales = (profile: 'p120' | 'p324' | 'p800') =>
      sendingParameters('camera', profile).encodings.map((encoding) => encoding.scaleResolutionDownBy);
    expect(scales('p800')).toEqual([4, 1]);
    expect(scales('p324')).toEqual([1]);
    expect(scales('p120')).toEqual([1]);
  });

  it('sends sound in mono without pauses', () => {
    expect(sendingParameters('microphone', 'p324').codecOptions).toMatchObject({
      opusStereo: false,
      opusDtx: false,
      opusMaxAverageBitrate: 24_000,
    });
  });
});
