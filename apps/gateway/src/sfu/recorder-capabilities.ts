import { type RtpCapabilities } from 'mediasoup/types';

const FEEDBACK_OF_BANDWIDTH_ESTIMATION = new Set(['transport-cc', 'goog-remb']);
const EXTENSIONS_OF_BANDWIDTH_ESTIMATION = new Set([
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
]);

/**
 * What the recorder's consumer says it can do: the router's capabilities without anything that starts a bandwidth estimator
 * (nobody would ever answer it on a direct transport, and a simulcast consumer would then stay on its lowest layer) and
 * without retransmission streams (the pipe to this process loses nothing).
 */
export function recorderCapabilities(router: RtpCapabilities): RtpCapabilities {
  return {
    codecs: (router.codecs ?? [])
      .filter((codec) => !codec.mimeType.toLowerCase().endsWith('/rtx'))
      .map((codec) => ({
        ...codec,
        rtcpFeedback: (codec.rtcpFeedback ?? []).filter(
          (feedback) => !FEEDBACK_OF_BANDWIDTH_ESTIMATION.has(feedback.type),
        ),
      })),
    headerExtensions: (router.headerExtensions ?? []).filter(
      (extension) => !EXTENSIONS_OF_BANDWIDTH_ESTIMATION.has(extension.uri),
    ),
  };
}
