import { spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

export interface CapturedPacket {
  kind: 'video' | 'audio';
  rtp: Buffer;
  sequenceNumber: number;
  /** Milliseconds since the stream's first packet, from the RTP timestamp. */
  mediaMs: number;
}

export interface CaptureOptions {
  /** Arguments of ffmpeg that open the inputs, for example `-i file`. */
  inputs: string[];
  /** Further encoder options for the picture; null for no picture. */
  video: string[] | null;
  /** Further encoder options for the sound; null for no sound. */
  audio: string[] | null;
  ssrc?: number;
}

const CLOCK_PER_MS = { video: 90, audio: 48 };

/**
 * Real RTP: ffmpeg encodes VP8 and Opus and sends them to local ports, paced by a token of ours (`-re` would take as long as
 * the recording). Returns the packets in the order in which a perfect network would bring them.
 */
export async function captureRtp(options: CaptureOptions): Promise<CapturedPacket[]> {
  const video = options.video ? await listen() : null;
  const audio = options.audio ? await listen() : null;
  const packets: CapturedPacket[] = [];
  if (video) collect(video, 'video', packets);
  if (audio) collect(audio, 'audio', packets);
  const ssrc = String(options.ssrc ?? 1000);
  const outputs = [
    ...(video
      ? ['-map', '0:v', '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-auto-alt-ref', '0']
      : []),
    ...(video ? [...options.video!, '-f', 'rtp', '-ssrc', ssrc, target(video)] : []),
    ...(audio ? ['-map', `${video && options.inputs.filter((a) => a === '-i').length > 1 ? 1 : 0}:a`] : []),
    ...(audio ? ['-c:a', 'libopus', '-ac', '1', '-ar', '48000', '-b:a', '24k', ...options.audio!] : []),
    ...(audio ? ['-f', 'rtp', '-ssrc', ssrc, target(audio)] : []),
  ];
  const ffmpeg = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', ...options.inputs, ...outputs], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  ffmpeg.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const [code] = (await once(ffmpeg, 'close')) as [number];
  await new Promise((resolve) => setTimeout(resolve, 100));
  video?.close();
  audio?.close();
  if (code !== 0) throw new Error(`ffmpeg ended with code ${code}: ${complaint}`);
  assertUnbroken(packets.filter((packet) => packet.kind === 'video'));
  assertUnbroken(packets.filter((packet) => packet.kind === 'audio'));
  return packets.sort((a, b) => a.mediaMs - b.mediaMs);
}

async function listen(): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 8 * 1024 * 1024 });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}

function target(socket: Socket): string {
  return `rtp://127.0.0.1:${socket.address().port}?pkt_size=1200`;
}

function collect(socket: Socket, kind: 'video' | 'audio', packets: CapturedPacket[]): void {
  let first: number | undefined;
  socket.on('message', (rtp) => {
    const payloadType = rtp[1]! & 0x7f;
    if (payloadType >= 72 && payloadType <= 76) return; // RTCP on the same port.
    const timestamp = rtp.readUInt32BE(4);
    first ??= timestamp;
    const mediaMs = ((timestamp - first) | 0) / CLOCK_PER_MS[kind];
    packets.push({ kind, rtp, sequenceNumber: rtp.readUInt16BE(2), mediaMs });
  });
}

/** A packet that the kernel dropped here would be taken for a fault of the recorder. */
function assertUnbroken(packets: CapturedPacket[]): void {
  packets.forEach((packet, index) => {
    const previous = packets[index - 1];
    if (previous && ((packet.sequenceNumber - previous.sequenceNumber) & 0xffff) !== 1) {
      throw new Error('The capture itself lost a packet; run the test again on a less busy machine');
    }
  });
}
