import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MEDIA_SOURCES, type MediaSource } from '@bakylau/contracts';
import { type CapturedPacket } from '../../../test/media/recording-rtp-capture';
import { RtpStream } from '../media/rtp-stream';
import { streamIdentity } from '../media/stream-identity';
import { cpuMsOf, memoryMbOf } from '../process-usage';
import { inRealTime } from './real-time';

export interface IngestPlaces {
  /** Where each candidate's sources are sent to, on this machine. */
  ports: Record<MediaSource, number>[];
  workerPid: number;
}

export interface Ingested {
  /** CPU milliseconds for a second of one candidate. */
  sfuCpuMsPerS: number;
  nodeCpuMsPerS: number;
  /** Resident size of both processes at the end, MB. */
  memoryMb: number;
}

const ROOT = join(__dirname, '../../..');
/** Machine code is made in the first part; it is not counted. */
const WARM_UP_SHARE = 0.2;

/** Sends the media of `count` candidates to an SFU with recorders behind it, and reads what both processes cost. */
export async function ingestInProcess(packets: CapturedPacket[], count: number): Promise<Ingested> {
  const program = [join(ROOT, 'tools/typescript/register.cjs'), join(__dirname, 'ingest.program.ts')];
  const child = spawn(process.execPath, ['--require', ...program, String(count)], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  try {
    const lines = createInterface({ input: child.stdout });
    const first = await Promise.race([once(lines, 'line'), exited.then(() => null)]);
    if (!first) throw new Error('The SFU did not start; what it said stands above.');
    const { ports, workerPid } = JSON.parse(first[0] as string) as IngestPlaces;
    const streams = timedStreams(packets);
    const socket = createSocket('udp4');
    const send = (part: typeof streams) =>
      inRealTime(part, ({ source, rtp }) =>
        ports.forEach((own) => socket.send(rtp, own[source], '127.0.0.1')),
      );
    const warm = streams.filter(({ share }) => share < WARM_UP_SHARE);
    const counted = streams.filter(({ share }) => share >= WARM_UP_SHARE);
    const firstMs = counted[0]!.mediaMs;
    await send(warm);
    const before = { sfu: cpuMsOf(workerPid), node: cpuMsOf(child.pid!) };
    const startedAt = performance.now();
    await send(counted.map((packet) => ({ ...packet, mediaMs: packet.mediaMs - firstMs })));
    const seconds = (performance.now() - startedAt) / 1000;
    socket.close();
    return {
      sfuCpuMsPerS: (cpuMsOf(workerPid) - before.sfu) / count / seconds,
      nodeCpuMsPerS: (cpuMsOf(child.pid!) - before.node) / count / seconds,
      memoryMb: memoryMbOf(workerPid) + memoryMbOf(child.pid!),
    };
  } finally {
    child.stdin.end();
    await exited;
  }
}

/** The capture's picture as camera and as screen, its sound as microphone, as three senders would send them. */
function timedStreams(packets: CapturedPacket[]) {
  const lengthMs = packets.at(-1)!.mediaMs;
  return MEDIA_SOURCES.flatMap((source) => {
    const own = packets.filter(({ kind }) => (kind === 'audio') === (source === 'microphone'));
    const stream = new RtpStream(own, streamIdentity(source), lengthMs);
    return own.map(() => {
      const { mediaMs, rtp } = stream.takeUntil(Infinity)!;
      return { source, mediaMs, rtp, share: mediaMs / lengthMs };
    });
  }).toSorted((a, b) => a.mediaMs - b.mediaMs);
}
