import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChainRecorder, type ClosedSegment, type RecordingChain } from '@bakylau/recording';
import { FolderObjectStore } from '@bakylau/storage';
import { type CapturedPacket, captureRtp } from '../../test/media/recording-rtp-capture';
import { personSource } from '../../test/media/recording-sources';
import { type BenchFigure, buildReport, printReport } from './bench-report';
import { FfmpegRecorders } from './ffmpeg-recorders';

/** Longer than two segments, so that closing, hashing and uploading are in the figures. */
const DURATION_S = 25;
const COUNTS = [1, 10, 30];
const FFMPEG_COUNT = 10;
/** The SFU hands packets over in bunches of about this length, and the recorders' timer fires as often as in the gateway. */
const BUNCH_MS = 5;
const TICK_MS = 100;

interface Measured {
  cpuMsPerS: number;
  storedShare: number;
  memoryMb: number;
}

/** Calls `send` with every packet at its time, in real time. */
async function pace(
  packets: CapturedPacket[],
  send: (packet: CapturedPacket) => void,
  tick: (nowMs: number) => void,
) {
  const startedAt = performance.now();
  let lastTick = 0;
  for (let next = 0; next < packets.length;) {
    await sleep(BUNCH_MS);
    const nowMs = performance.now() - startedAt;
    for (; next < packets.length && packets[next]!.mediaMs <= nowMs; next++) send(packets[next]!);
    if (nowMs - lastTick >= TICK_MS) tick((lastTick = nowMs));
  }
}

/** Camera, screen and microphone of `count` candidates, recorded, hashed and uploaded to a folder store by this process. */
async function measureRecorder(packets: CapturedPacket[], count: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-bench-'));
  const store = new FolderObjectStore(join(folder, 'store'));
  await store.ready();
  const uploads: Promise<void>[] = [];
  let stored = 0;
  const upload = async ({ path, sizeBytes }: ClosedSegment, candidate: number) => {
    await store.put(`sessions/${candidate}/${path.split('/').pop()}`, await readFile(path), 'video/webm');
    await rm(path);
    stored += sizeBytes;
  };
  const nothing = () => undefined;
  const recorderOf = (chain: RecordingChain, candidate: number) => {
    const directory = join(folder, String(candidate));
    mkdirSync(directory, { recursive: true });
    return new ChainRecorder({
      chain,
      run: 0,
      directory,
      onSegmentClosed: (segment) => uploads.push(upload(segment, candidate)),
      onWriteError: (error) => {
        throw error;
      },
      onKeyFrame: nothing,
      onFrameSize: nothing,
      onKeyFrameNeeded: nothing,
      onOpusPacket: nothing,
    });
  };
  const candidates = Array.from({ length: count }, (_, i) => ({
    av: recorderOf('av', i),
    screen: recorderOf('screen', i),
  }));
  const before = process.cpuUsage();
  await pace(
    packets,
    ({ kind, rtp, mediaMs }) => {
      for (const { av, screen } of candidates) {
        if (kind === 'audio') av.audio.push(rtp, mediaMs);
        else {
          av.video.push(rtp, mediaMs);
          screen.video.push(rtp, mediaMs);
        }
      }
    },
    (nowMs) => candidates.forEach(({ av, screen }) => (av.tick(nowMs), screen.tick(nowMs))),
  );
  await Promise.all(candidates.flatMap(({ av, screen }) => [av.close(), screen.close()]));
  await Promise.all(uploads);
  const used = process.cpuUsage(before);
  const memoryMb = process.memoryUsage.rss() / 1e6;
  rmSync(folder, { recursive: true });
  const received =
    packets.reduce((sum, { kind, rtp }) => sum + rtp.length * (kind === 'video' ? 2 : 1), 0) * count;
  return {
    cpuMsPerS: (used.user + used.system) / 1000 / count / DURATION_S,
    storedShare: stored / received,
    memoryMb,
  };
}

/** The same packets into one `ffmpeg -c copy` for each candidate; what sending costs is not counted. */
async function measureFfmpeg(packets: CapturedPacket[]): Promise<{ cpuMsPerS: number; memoryMb: number }> {
  const recorders = await FfmpegRecorders.start(FFMPEG_COUNT);
  try {
    await pace(
      packets,
      (packet) => recorders.send(packet.kind, packet.rtp),
      () => undefined,
    );
    return recorders.usage(DURATION_S);
  } finally {
    await recorders.close();
  }
}

async function main(): Promise<void> {
  const packets = await captureRtp(personSource(DURATION_S));
  await measureRecorder(packets.slice(0, packets.length / 3), 10); // Warms the machine code up.
  const figures: BenchFigure[] = [];
  let last: Measured | undefined;
  for (const count of COUNTS) {
    last = await measureRecorder(packets, count);
    figures.push({
      name: `recording, ${count} candidates`,
      value: last.cpuMsPerS,
      unit: 'CPU-ms/s',
      note: 'a candidate: three tracks, hash, upload to a folder; the SFU is not in it',
    });
  }
  const ffmpeg = await measureFfmpeg(packets);
  figures.push(
    {
      name: 'ffmpeg -c copy',
      value: ffmpeg.cpuMsPerS,
      unit: 'CPU-ms/s',
      note: 'a process a candidate, no hash, no upload',
    },
    {
      name: 'ratio to ffmpeg',
      value: last!.cpuMsPerS / ffmpeg.cpuMsPerS,
      unit: '',
      note: 'CPU at 30 candidates',
    },
    { name: 'stored / received', value: last!.storedShare, unit: '' },
    { name: 'memory', value: last!.memoryMb, unit: 'MB', note: 'this process, 30 candidates' },
    { name: 'ffmpeg memory', value: ffmpeg.memoryMb, unit: 'MB', note: 'each candidate' },
  );
  const cpu = /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown CPU';
  const report = buildReport(
    'recording',
    `${cpu}, ${cpus().length} threads, Node ${process.version}`,
    figures,
    [
      // The SFU and handing packets over take about 2.5 of the 6 ms that ingest and recording may cost together.
      { figure: 'recording, 30 candidates', atMost: 3.5 },
      { figure: 'ratio to ffmpeg', atMost: 1 },
      { figure: 'stored / received', atMost: 1.02 },
    ],
  );
  printReport(report, process.argv.includes('--json'));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
