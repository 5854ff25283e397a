import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuMsOf, memoryMbOf } from '../process-usage';

const START_MS = 1_500;

interface Recorder {
  output: string;
  process: ChildProcess;
  ports: { camera: number; screen: number; microphone: number };
  cpuMsAtStart: number;
}

/** Recording as it is often done: one ffmpeg per candidate that takes three RTP streams and writes them as they are. */
export class FfmpegRecorders {
  private constructor(
    private readonly folder: string,
    private readonly socket: Socket,
    private readonly recorders: Recorder[],
  ) {}

  static async start(count: number): Promise<FfmpegRecorders> {
    const folder = mkdtempSync(join(tmpdir(), 'bakylau-ffmpeg-'));
    const firstPort = 40_000 + Math.floor(Math.random() * 1_000) * 20;
    const recorders = Array.from({ length: count }, (_, i) => startOne(folder, i, firstPort + i * 6));
    await sleep(START_MS);
    recorders.forEach((recorder) => (recorder.cpuMsAtStart = cpuMsOf(recorder.process.pid!)));
    return new FfmpegRecorders(folder, createSocket('udp4'), recorders);
  }

  send(kind: 'video' | 'audio', rtp: Buffer): void {
    for (const { ports } of this.recorders) {
      const targets = kind === 'video' ? [ports.camera, ports.screen] : [ports.microphone];
      targets.forEach((port) => this.socket.send(rtp, port, '127.0.0.1'));
    }
  }

  /** CPU milliseconds per second and megabytes of memory, each for one candidate. */
  usage(durationS: number): { cpuMsPerS: number; memoryMb: number } {
    const idle = this.recorders.filter(({ output }) => !existsSync(output) || statSync(output).size === 0);
    if (idle.length > 0)
      throw new Error(`${idle.length} ffmpeg processes recorded nothing; the comparison is void`);
    const used = this.recorders.map((recorder) => cpuMsOf(recorder.process.pid!) - recorder.cpuMsAtStart);
    const memory = this.recorders.map((recorder) => memoryMbOf(recorder.process.pid!));
    return { cpuMsPerS: mean(used) / durationS, memoryMb: mean(memory) };
  }

  async close(): Promise<void> {
    this.socket.close();
    await Promise.all(
      this.recorders.map(async ({ process: child }) => {
        if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
      }),
    );
    rmSync(this.folder, { recursive: true });
  }
}

function startOne(folder: string, index: number, port: number): Recorder {
  const ports = { camera: port, screen: port + 2, microphone: port + 4 };
  const sdp = join(folder, `${index}.sdp`);
  writeFileSync(sdp, sessionDescription(ports));
  const output = join(folder, `${index}.webm`);
  const args = [
    '-v',
    'error',
    '-protocol_whitelist',
    'file,udp,rtp',
    '-i',
    sdp,
    '-map',
    '0',
    '-c',
    'copy',
    output,
  ];
  return { process: spawn('ffmpeg', args, { stdio: 'ignore' }), output, ports, cpuMsAtStart: 0 };
}

function sessionDescription(ports: Recorder['ports']): string {
  const video = (port: number) => `m=video ${port} RTP/AVP 96\na=rtpmap:96 VP8/90000\n`;
  const audio = `m=audio ${ports.microphone} RTP/AVP 97\na=rtpmap:97 opus/48000/2\n`;
  const head = 'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\n';
  return head + video(ports.camera) + video(ports.screen) + audio;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
