import { type RtpParameters } from 'mediasoup/types';

const ABS_CAPTURE_TIME = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time';

/**
 * What a browser says it sends, without the capture-time extension. Chromium agrees to that extension and then never sends it;
 * mediasoup 3.27 believes the agreement, waits for it, and no consumer can ever change its simulcast layer: when the large
 * camera layer ceased, the recording got no picture at all. Without it the sender reports serve.
 */
export function withoutCaptureTime(parameters: RtpParameters): RtpParameters {
  const { headerExtensions } = parameters;
  // What is no list is for mediasoup to refuse.
  if (!Array.isArray(headerExtensions)) return parameters;
  return {
    ...parameters,
    headerExtensions: headerExtensions.filter((extension) => extension?.uri !== ABS_CAPTURE_TIME),
  };
}
