import { type WebRtcTransport } from 'mediasoup/types';
import { type TransportParameters } from '@bakylau/contracts';
import { type IceServer } from './ice-servers';

/** What a browser needs to connect to a transport. */
export function transportParameters(
  transport: WebRtcTransport,
  iceServers: IceServer[],
): TransportParameters {
  const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
  return {
    id,
    iceParameters: { ...iceParameters },
    iceCandidates: iceCandidates.map((candidate) => ({ ...candidate })),
    dtlsParameters: { ...dtlsParameters },
    iceServers,
  };
}
