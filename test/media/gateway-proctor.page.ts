/// <reference lib="dom" />
import { Device } from 'mediasoup-client';
import { type ConsumerOptions, type RtpCapabilities, type TransportOptions } from 'mediasoup-client/types';
import { io } from 'socket.io-client';

/** The least that a proctor's page does: watches one exam and shows every producer. Driven through `window.proctor`. */
const examId = new URLSearchParams(location.search).get('exam');
const socket = io('/proctor', { path: '/socket.io/', transports: ['websocket'] });
const notifications: { name: string; data: Record<string, unknown>; at: number }[] = [];
socket.onAny((name: string, data: Record<string, unknown>) =>
  notifications.push({ name, data, at: Date.now() }),
);

interface Producer {
  producerId: string;
  sessionId: string;
  source: string;
}

async function command<T>(name: string, data: object): Promise<T> {
  const answer = (await socket.timeout(5000).emitWithAck(name, data)) as {
    ok: boolean;
    data: T;
    error: { code: string };
  };
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  return answer.data;
}

async function show(device: Device, sessionId: string, producers: Producer[], layer: string): Promise<void> {
  const transport = device.createRecvTransport(
    await command<TransportOptions>('transport:create', { sessionId }),
  );
  transport.on('connect', ({ dtlsParameters }, done, failed) => {
    command('transport:connect', { transportId: transport.id, dtlsParameters }).then(() => done(), failed);
  });
  for (const { producerId, source } of producers) {
    const { recvRtpCapabilities: rtpCapabilities } = device;
    const options = await command<ConsumerOptions & { consumerId: string }>('consumer:create', {
      transportId: transport.id,
      producerId,
      rtpCapabilities,
      layer,
    });
    const consumer = await transport.consume({ ...options, id: options.consumerId });
    await command('consumer:resume', { consumerId: consumer.id });
    const element = document.createElement(source === 'microphone' ? 'audio' : 'video');
    element.id = `${source}-${layer}`;
    element.autoplay = true;
    element.muted = true;
    element.srcObject = new MediaStream([consumer.track]);
    document.body.append(element);
  }
}

const page = {
  notifications,
  command,
  /** Shows all that the exam's candidates send now; resolves with the snapshot. */
  async watch(layer: 'low' | 'high'): Promise<{ sessions: unknown[]; producers: Producer[] }> {
    const snapshot = await command<{
      sessions: unknown[];
      producers: Producer[];
      rtpCapabilities: RtpCapabilities;
    }>('exam:watch', { examId });
    const device = new Device();
    await device.load({ routerRtpCapabilities: snapshot.rtpCapabilities });
    const sessionIds = new Set(snapshot.producers.map(({ sessionId }) => sessionId));
    for (const sessionId of sessionIds) {
      const own = snapshot.producers.filter((producer) => producer.sessionId === sessionId);
      await show(device, sessionId, own, layer);
    }
    return snapshot;
  },
  /** Width and playing position of every picture. */
  pictures(): Record<string, { width: number; time: number }> {
    const videos = [...document.querySelectorAll('video')];
    return Object.fromEntries(
      videos.map((video) => [video.id, { width: video.videoWidth, time: video.currentTime }]),
    );
  },
};
export type ProctorPage = typeof page;
Object.assign(window, { proctor: page });
