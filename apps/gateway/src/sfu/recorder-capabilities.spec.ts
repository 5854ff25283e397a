import { getSupportedRtpCapabilities } from 'mediasoup';
import { type RtpCapabilities } from 'mediasoup/types';
import { recorderCapabilities } from './recorder-capabilities';

describe(recorderCapabilities.name, () => {
  const all = getSupportedRtpCapabilities() as RtpCapabilities;
  const stripped = recorderCapabilities(all);

  it('keeps the codecs and the feedback that asks for key frames and lost packets', () => {
    const vp8 = stripped.codecs?.find((codec) => codec.mimeType === 'video/VP8');
    const feedback = (vp8?.rtcpFeedback ?? []).map(({ type, parameter }) =>
      `${type} ${parameter ?? ''}`.trim(),
    );
    expect(feedback).toEqual(expect.arrayContaining(['nack', 'nack pli', 'ccm fir']));
  });

  it('offers nothing that starts a bandwidth estimator', () => {
    const text = JSON.stringify(stripped);
    expect(JSON.stringify(all)).toContain('transport-cc');
    expect(text).not.toContain('transport-cc');
    expect(text).not.toContain('goog-remb');
    expect(text).not.toContain('transport-wide-cc');
    expect(text).not.toContain('abs-send-time');
  });

  it('offers no retransmission stream', () => {
    expect(stripped.codecs?.some((codec) => codec.mimeType.endsWith('rtx'))).toBe(false);
  });

  it('leaves the original as it was', () => {
    expect(all).toEqual(getSupportedRtpCapabilities());
  });
});
