import { type CapturedPacket, captureRtp } from '../../../test/media/recording-rtp-capture';
import { personSource } from '../../../test/media/recording-sources';
import { benchMachine, runBench } from '../bench-machine';
import { type BenchFigure, type BenchGoal, buildReport, printReport } from '../bench-report';
import { FfmpegRecorders } from './ffmpeg-recorders';
import { ingestInProcess } from './ingest-process';
import { inRealTime } from './real-time';
import { type Recorded, recordInProcess } from './recorder-process';

/** Longer than two segments, so that closing, hashing and uploading are in the figures. */
const DURATION_S = 25;
const COUNTS = [1, 10, 30] as const;
const MOST = 30;
const FFMPEG_COUNT = 10;

const GOALS: BenchGoal[] = [
  { figure: `ingest and recording, ${MOST}`, atMost: 6 },
  { figure: 'CPU to ffmpeg', atMost: 1 },
  { figure: 'ffmpeg memory to ours', atLeast: 10 },
  { figure: 'stored / received', atMost: 1.02 },
];

/** The same packets into one `ffmpeg -c copy` for each candidate; what sending costs is not counted. */
async function measureFfmpeg(packets: CapturedPacket[]): Promise<{ cpuMsPerS: number; memoryMb: number }> {
  const recorders = await FfmpegRecorders.start(FFMPEG_COUNT);
  try {
    await inRealTime(packets, (packet) => recorders.send(packet.kind, packet.rtp));
    return recorders.usage(DURATION_S);
  } finally {
    await recorders.close();
  }
}

/** What recording costs: the recorder alone at 1, 10 and 30 candidates, behind the SFU at 30, and as ffmpeg does it. */
async function main(): Promise<void> {
  const packets = await captureRtp(personSource(DURATION_S));
  const recorded = new Map<number, Recorded>();
  for (const count of COUNTS) recorded.set(count, await recordInProcess(packets, count));
  const ingested = await ingestInProcess(packets, MOST);
  const ffmpeg = await measureFfmpeg(packets);
  const most = recorded.get(MOST)!;
  const figures: BenchFigure[] = [
    ...COUNTS.map((count) => ({
      name: `recording, ${count}`,
      value: recorded.get(count)!.cpuMsPerS,
      unit: 'CPU-ms/s',
      note: 'a candidate: three tracks, hash, upload to a folder',
    })),
    {
      name: `ingest and recording, ${MOST}`,
      value: ingested.sfuCpuMsPerS + ingested.nodeCpuMsPerS,
      unit: 'CPU-ms/s',
      note: 'a candidate: SFU, handing over, recording, hash, upload; media without encryption',
    },
    { name: 'of that the SFU', value: ingested.sfuCpuMsPerS, unit: 'CPU-ms/s' },
    {
      name: 'ffmpeg -c copy',
      value: ffmpeg.cpuMsPerS,
      unit: 'CPU-ms/s',
      note: 'a process a candidate, no hash, no upload',
    },
    {
      name: 'CPU to ffmpeg',
      value: most.cpuMsPerS / ffmpeg.cpuMsPerS,
      unit: '',
      note: `recording at ${MOST}`,
    },
    { name: 'stored / received', value: most.storedShare, unit: '' },
    { name: 'memory', value: most.memoryMb, unit: 'MB', note: `the recorder's process, ${MOST} candidates` },
    { name: 'memory, 1', value: recorded.get(1)!.memoryMb, unit: 'MB', note: 'the same with 1 candidate' },
    {
      name: 'memory with SFU',
      value: ingested.memoryMb,
      unit: 'MB',
      note: 'both processes, a compiler in one',
    },
    { name: 'ffmpeg memory', value: ffmpeg.memoryMb, unit: 'MB', note: 'each candidate' },
    {
      name: 'ffmpeg memory to ours',
      value: (ffmpeg.memoryMb * MOST) / most.memoryMb,
      unit: '',
      note: `${MOST} candidates`,
    },
  ];
  printReport(buildReport('recording', benchMachine(), figures, GOALS), process.argv.includes('--json'));
}

runBench(main);
