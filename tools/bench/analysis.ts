import { cpus } from 'node:os';
import { join } from 'node:path';
import { SoundEngine } from '@bakylau/sound';
import { decodePicture, VisionEngine } from '@bakylau/vision';
import { opusPacketsOf } from '../../test/media/opus-packets';
import { vp8KeyframesOf } from '../../test/media/vp8-frames';
import { type BenchFigure, buildReport, printReport } from './bench-report';

/** A candidate gives one frame a second; identity is read every fifth second. */
const identityEveryS = 5;
const packetsPerS = 50;
const prerollPackets = 5;
const repeats = 3;

const modelsDir = join(__dirname, '../../models');

const fixture = (path: string): string => join(__dirname, '../../test/fixtures', path);

/** CPU milliseconds of the whole process, the threads of the picture decoder included. */
async function cpuMsOf(work: () => Promise<void> | void): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Median CPU milliseconds for one item, over several rounds through all items. */
async function perItem<T>(
  items: T[],
  work: (item: T, index: number) => Promise<void> | void,
): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round <= repeats; round++) {
    const cpuMs = await cpuMsOf(async () => {
      for (const [index, item] of items.entries()) await work(item, index);
    });
    // The first round warms the machine code up.
    if (round > 0) rounds.push(cpuMs / items.length);
  }
  return median(rounds);
}

async function measureClip(engine: VisionEngine, name: string): Promise<number> {
  const frames = await vp8KeyframesOf(fixture(`video/${name}.mp4`), 1);
  let previousThumbnail: Uint8Array | undefined;
  return perItem(frames, async (frame, index) => {
    const picture = await decodePicture(frame, 'vp8');
    const wantIdentity = index % identityEveryS === 0;
    previousThumbnail = (await engine.analyseFrame(picture, { wantIdentity, previousThumbnail })).thumbnail;
  });
}

async function measureSound(): Promise<number> {
  const engine = await SoundEngine.load(modelsDir);
  const packets = await opusPacketsOf(['-i', fixture('audio/exam_30s_mix.wav')]);
  const windows = Array.from({ length: Math.floor(packets.length / packetsPerS) - 1 }, (_, second) =>
    packets.slice((second + 1) * packetsPerS - prerollPackets, (second + 2) * packetsPerS),
  );
  const cpuMs = await perItem(windows, async (window) => {
    await engine.analyse({ packets: window, prerollPackets });
  });
  await engine.close();
  return cpuMs;
}

async function main(): Promise<void> {
  const engine = await VisionEngine.load(modelsDir);
  const decodeFrames = await vp8KeyframesOf(fixture('video/one_person_frontal_male.mp4'), 1);
  const decode = await perItem(decodeFrames, async (frame) => {
    await decodePicture(frame, 'vp8');
  });
  const onePerson = await measureClip(engine, 'one_person_frontal_male');
  const twoPersons = await measureClip(engine, 'two_persons');
  const nobody = await measureClip(engine, 'seat_enter_leave');
  const sound = await measureSound();
  await engine.close();

  const figures: BenchFigure[] = [
    { name: 'picture decoding', value: decode, unit: 'CPU-ms', note: 'VP8 key frame 640x360 to RGB' },
    {
      name: 'one person',
      value: onePerson,
      unit: 'CPU-ms/s',
      note: '1 frame/s, identity every 5 s, decoding included',
    },
    { name: 'two people', value: twoPersons, unit: 'CPU-ms/s', note: 'no identity: two faces' },
    { name: 'nobody', value: nobody, unit: 'CPU-ms/s', note: 'both detectors run' },
    { name: 'sound', value: sound, unit: 'CPU-ms/s', note: 'Opus decoding with pre-roll, level' },
    { name: 'candidate-second', value: onePerson + sound, unit: 'CPU-ms', note: 'one person and sound' },
    { name: 'candidates per core', value: 1000 / (onePerson + sound), unit: '', note: 'at 100 % of a core' },
    { name: 'memory', value: process.memoryUsage.rss() / 1e6, unit: 'MB', note: 'resident, one engine' },
  ];
  const machine = `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} threads, Node ${process.version}`;
  const report = buildReport('analysis', machine, figures, [
    { figure: 'candidate-second', atMost: 22 },
    { figure: 'memory', atMost: 350 },
  ]);
  printReport(report, process.argv.includes('--json'));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
