/// <reference lib="dom" />
import { Device } from 'mediasoup-client';
import { type RtpCapabilities } from 'mediasoup-client/types';
import { io } from 'socket.io-client';
import { type RoomMember } from '@bakylau/contracts';
import { RoomVisit, type RoomVisitOptions } from '../../apps/web/src/core/oral/room-visit';

/** An examiner's page with the service's own way of sending: enters the room, and again whenever it has closed. */
const attemptId = new URLSearchParams(location.search).get('attempt');
const socket = io('/oral-room', {
  path: '/socket.io/',
  transports: ['websocket'],
  reconnectionDelayMax: 500,
});
let visit: RoomVisit | null = null;
let entering: Promise<void> | null = null;
let stream: MediaStream | null = null;
let sending = 0;

async function ask<T>(name: string, data: object): Promise<T> {
  const answer = (await socket.timeout(5000).emitWithAck(name, data)) as {
    ok: boolean;
    data: T;
    error: { code: string };
  };
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  if (name === 'producer:create') sending += 1;
  return answer.data;
}
const command: RoomVisitOptions['socket']['command'] = (name, data) => ask(name, data);

async function enter(): Promise<void> {
  stream ??= await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 480 } });
  visit?.close();
  const joined = await ask<{ self: RoomMember; rtpCapabilities: RtpCapabilities }>('room:join', {
    attemptId,
  });
  const device = new Device();
  await device.load({ routerRtpCapabilities: joined.rtpCapabilities });
  sending = 0;
  visit = new RoomVisit({
    socket: { command },
    device,
    self: joined.self,
    onTracks: () => undefined,
    onLost: comeAgain,
  });
  const [audio = null] = stream.getAudioTracks();
  const [video = null] = stream.getVideoTracks();
  visit.send({ audio, video });
}

/** Until it works: the candidate's media may be on its way back. */
async function enterUntilDone(): Promise<void> {
  for (;;) {
    try {
      return await enter();
    } catch (error) {
      console.warn(String(error));
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}

function comeAgain(): void {
  sending = 0;
  entering ??= enterUntilDone().finally(() => (entering = null));
}

socket.on('connect', comeAgain);
socket.on('disconnect', () => (sending = 0));
socket.on('room:closed', comeAgain);

const page = {
  /** How many tracks the gateway has taken since the room was entered last. */
  get sending() {
    return sending;
  },
};
export type ExaminerPage = typeof page;
Object.assign(window, { examiner: page });
