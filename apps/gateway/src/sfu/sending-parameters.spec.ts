import { type RtpParameters } from 'mediasoup/types';
import { withoutCaptureTime } from './sending-parameters';

describe(withoutCaptureTime.name, () => {
  const mid = { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1 } as const;
  const captureTime = {
    uri: 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
    id: 13,
  } as const;

  it('takes out that extension and nothing else', () => {
    const parameters: RtpParameters = {
      codecs: [],
      headerExtensions: [mid, captureTime],
      rtcp: { cname: 'c' },
    };
    expect(withoutCaptureTime(parameters)).toEqual({
      codecs: [],
      headerExtensions: [mid],
      rtcp: { cname: 'c' },
    });
  });

  it('passes on what is malformed', () => {
    const malformed = { codecs: [], headerExtensions: 'none' } as unknown as RtpParameters;
    expect(withoutCaptureTime(malformed)).toBe(malformed);
  });
});
