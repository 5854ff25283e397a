import { type MediaRun } from '../../../apps/gateway/src/media-session/media-run';
import { rtpParametersOf, type StreamIdentity } from './stream-identity';

/**
 * Opens a source of a run on a transport without encryption, to which a sender without a browser can send. For the recorder it
 * is the same as one of a browser.
 * @returns the port to send to
 */
export async function openPlainProducer(run: MediaRun, identity: StreamIdentity): Promise<number> {
  const transport = await run.router.createPlainTransport({
    listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
    rtcpMux: true,
    comedia: true,
  });
  const { source } = identity;
  const producer = await transport.produce({
    kind: source === 'microphone' ? 'audio' : 'video',
    rtpParameters: rtpParametersOf(identity),
  });
  run.emit('opened', {
    producerId: producer.id,
    sessionId: run.identity.sessionId,
    source,
    producer,
  });
  return transport.tuple.localPort;
}
