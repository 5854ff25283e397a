/// <reference lib="dom" />
import { Device } from 'mediasoup-client';
import {
  type Producer,
  type RtpCapabilities,
  type Transport,
  type TransportOptions,
} from 'mediasoup-client/types';
import { io } from 'socket.io-client';

/**
 * The least that a candidate's page does: joins, sends camera, microphone and screen, and joins again whenever the run or the
 * socket ends. Tests bundle it and drive it through `window.candidate`.
 */
const attemptId = new URLSearchParams(location.search).get('attempt');
// The same over reloads, as one tab's is.
const windowId = attemptId;
const socket = io('/candidate', {
  path: '/socket.io/',
  transports: ['websocket'],
  reconnectionDelayMax: 500,
});
const notifications: { name: string; data: unknown }[] = [];
let tracks: Record<string, MediaStreamTrack> | null = null;
let transport: Transport | null = null;
let run = 0;
let joining: Promise<void> | null = null;
const producers: Record<string, Producer> = {};

interface Ack {
  ok: boolean;
  data: Record<string, unknown>;
  error: { code: string };
}

async function command<T = Record<string, unknown>>(name: string, data: object): Promise<T> {
  const answer = (await socket.timeout(5000).emitWithAck(name, data)) as Ack;
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.data as T;
}

async function openDevices(): Promise<Record<string, MediaStreamTrack>> {
  const user = await navigator.mediaDevices.getUserMedia({
    video: { width: 640, height: 480, frameRate: 15 },
    audio: { autoGainControl: false, noiseSuppression: false, echoCancellation: false },
  });
  const screen = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 5 } });
  return {
    camera: user.getVideoTracks()[0]!,
    microphone: user.getAudioTracks()[0]!,
    screen: screen.getVideoTracks()[0]!,
  };
}

async function join(): Promise<void> {
  tracks ??= await openDevices();
  transport?.close();
  const joined = await command<{ run: number; rtpCapabilities: RtpCapabilities }>('session:join', {
    ...{ attemptId, windowId },
  });
  run = joined.run;
  const device = new Device();
  await device.load({ routerRtpCapabilities: joined.rtpCapabilities });
  const sending = device.createSendTransport(await command<TransportOptions>('transport:create', {}));
  transport = sending;
  sending.on('connect', ({ dtlsParameters }, done, failed) => {
    command('transport:connect', { transportId: sending.id, dtlsParameters }).then(() => done(), failed);
  });
  sending.on('produce', ({ rtpParameters, appData }, done, failed) => {
    const { source } = appData as { source: string };
    command<{ producerId: string }>('producer:create', {
      transportId: sending.id,
      source,
      rtpParameters,
      deviceLabel: '',
    }).then(({ producerId }) => done({ id: producerId }), failed);
  });
  for (const [source, track] of Object.entries(tracks)) await produce(source, track);
}

async function produce(source: string, track: MediaStreamTrack): Promise<void> {
  producers[source] = await transport!.produce({
    track,
    stopTracks: false,
    disableTrackOnPause: false,
    ...(source === 'camera' && {
      encodings: [
        { scaleResolutionDownBy: 4, maxBitrate: 60_000, scalabilityMode: 'L1T1' },
        { scaleResolutionDownBy: 1, maxBitrate: 500_000, scalabilityMode: 'L1T1' },
      ],
    }),
    ...(source === 'screen' && { encodings: [{ maxBitrate: 250_000, scalabilityMode: 'L1T1' }] }),
    ...(source === 'microphone' && { codecOptions: { opusDtx: false, opusStereo: false } }),
    appData: { source },
  });
}

/** Until it works: the gateway may be starting again. */
async function joinUntilDone(): Promise<void> {
  for (;;) {
    try {
      return await join();
    } catch (error) {
      notifications.push({ name: 'join-failed', data: String(error) });
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}

function rejoin(): void {
  joining ??= joinUntilDone().finally(() => (joining = null));
}

socket.onAny((name: string, data: unknown) => notifications.push({ name, data }));
socket.on('connect', rejoin);
socket.on('run:ended', rejoin);

const page = {
  command,
  notifications,
  get run() {
    return run;
  },
  /** Which sources the gateway says it gets. */
  async flowing(): Promise<string[]> {
    return (await command<{ flowing: string[] }>('media:status', {})).flowing;
  },
  /** Ends one source, as the browser's own button does, and tells what the page would tell. */
  async stop(source: string): Promise<void> {
    tracks![source]!.stop();
    await command('producer:close', { producerId: producers[source]!.id });
  },
  /** Shares another screen in place of one that was stopped. */
  async shareAgain(): Promise<void> {
    const screen = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 5 } });
    tracks!['screen'] = screen.getVideoTracks()[0]!;
    await produce('screen', tracks!['screen']);
  },
  /** The signalling is gone while the media flows on. */
  dropSocket(): void {
    socket.disconnect();
  },
  returnSocket(): void {
    socket.connect();
  },
};
export type CandidatePage = typeof page;
Object.assign(window, { candidate: page });
