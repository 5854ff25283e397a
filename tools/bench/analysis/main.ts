import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type LookOptions, LookSchedule } from '@bakylau/domain';
import { ANALYZER_ALLOCATOR } from '@bakylau/platform';
import { SoundEngine } from '@bakylau/sound';
import { decodePicture, toFrameObservation, VisionEngine } from '@bakylau/vision';
import { opusPacketsOf } from '../../../test/media/opus-packets';
import { vp8KeyframesOf } from '../../../test/media/vp8-frames';
import { type BenchFigure, buildReport, printReport } from '../bench-report';
import { perSecond } from './cpu';
import { loadBaseline } from './face-api.baseline';
import { measureMemory } from './memory';

/** Whole periods of all looks of a calm session: LookSchedule scans for distant faces once a minute. */
const seconds = 60;
const rounds = 3;
const packetsPerS = 50;
const prerollPackets = 3;

const root = join(__dirname, '../../..');
const modelsDir = join(root, 'models');
const fixture = (path: string): string => join(root, 'test/fixtures', path);
const videoFolder = fixture('video');

/** What an exam may switch off; faces, pose and quality are looked at on every picture. */
const minimal: LookOptions = {
  identity: true,
  body: false,
  objects: false,
  distantFaces: false,
  gaze: false,
};
const full: LookOptions = { ...minimal, body: true, objects: true, distantFaces: true };

/** One candidate's pictures, one a second, from VP8 key frames. */
async function measureClip(engine: VisionEngine, name: string, options: LookOptions): Promise<number> {
  const frames = await vp8KeyframesOf(join(videoFolder, `${name}.mp4`), 1);
  // The person's own first picture is their photo.
  const { descriptor } = await engine.assessPhoto(await decodePicture(frames[0]!, 'vp8'));
  const reference = descriptor ?? undefined;
  const schedule = new LookSchedule({ ...options, identity: options.identity && descriptor !== null });
  let previousThumbnail: Uint8Array | undefined;
  let atMs = 0;
  return perSecond(seconds, rounds, async (second) => {
    const picture = await decodePicture(frames[second % frames.length]!, 'vp8');
    const plan = schedule.plan((atMs += 1000));
    const { wantIdentity, wants } = plan;
    const analysis = await engine.analyseFrame(picture, {
      wantIdentity,
      wants,
      reference,
      previousThumbnail,
    });
    previousThumbnail = analysis.thumbnail;
    const context = { sessionId: '', atMs, source: 'camera', models: engine.models, cpuMs: 0 } as const;
    schedule.seen(plan, toFrameObservation(analysis, context));
  });
}

async function measureDecoding(): Promise<number> {
  const frames = await vp8KeyframesOf(fixture('video/one_person_frontal_male.mp4'), 1);
  return perSecond(seconds, rounds, async (second) => {
    await decodePicture(frames[second % frames.length]!, 'vp8');
  });
}

async function measureBaseline(): Promise<number> {
  const frames = await vp8KeyframesOf(fixture('video/one_person_frontal_male.mp4'), 1);
  const countFaces = await loadBaseline();
  return perSecond(5, rounds, async (second) => {
    const faces = await countFaces(await decodePicture(frames[second % frames.length]!, 'vp8'));
    if (faces !== 1) throw new Error(`face-api found ${faces} faces where one is.`);
  });
}

/** A second of a quiet room, and one that is listened to for speech. */
async function measureSound(engine: SoundEngine, name: string): Promise<number> {
  const packets = await opusPacketsOf([
    '-stream_loop',
    '-1',
    '-t',
    String(seconds + 2),
    '-i',
    fixture(`audio/${name}.flac`),
  ]);
  let speechState: string | undefined;
  return perSecond(seconds, rounds, async (second) => {
    const from = (second + 1) * packetsPerS - prerollPackets;
    const window = packets.slice(from, from + packetsPerS + prerollPackets);
    const heard = await engine.analyse({ packets: window, prerollPackets, speechState });
    speechState = heard.speechState ?? undefined;
  });
}

async function main(): Promise<void> {
  const memory = await measureMemory(videoFolder, 1);
  const shared = await measureMemory(videoFolder, 8);
  const vision = await VisionEngine.load(modelsDir);
  const sound = await SoundEngine.load(modelsDir);
  const decode = await measureDecoding();
  const minimalSet = await measureClip(vision, 'one_person_frontal_male', minimal);
  const pictures = await measureClip(vision, 'one_person_frontal_male', full);
  const moving = await measureClip(vision, 'gaze_center_left_center', full);
  const nobody = await measureClip(vision, 'seat_enter_leave', full);
  const quiet = await measureSound(sound, 'webcam_room_tone_center_left_center');
  const listened = await measureSound(sound, 'speech_librispeech_116-288045-0000');
  await Promise.all([vision.close(), sound.close()]);
  const baseline = await measureBaseline();

  const fullSet = pictures + quiet;
  const figures: BenchFigure[] = [
    { name: 'picture decoding', value: decode, unit: 'CPU-ms/s', note: 'VP8 key frame to RGB' },
    {
      name: 'minimal set',
      value: minimalSet,
      unit: 'CPU-ms/s',
      note: 'the same person: faces, pose, quality each second, identity every 5 s',
    },
    {
      name: 'full set, pictures',
      value: pictures,
      unit: 'CPU-ms/s',
      note: 'somebody who sits and talks: faces in their place, found anew every 3 s; body every 4 s, things 16 s, distant faces 60 s',
    },
    {
      name: 'full set, head turns',
      value: moving,
      unit: 'CPU-ms/s',
      note: 'the picture is never still: the detector looks each second, body every 2 s, things 8 s',
    },
    {
      name: 'full set, nobody there',
      value: nobody,
      unit: 'CPU-ms/s',
      note: 'the second look at cut faces runs each time',
    },
    { name: 'sound, quiet room', value: quiet, unit: 'CPU-ms/s', note: 'decoding and level' },
    { name: 'sound, somebody speaks', value: listened, unit: 'CPU-ms/s', note: 'and the speech network' },
    {
      name: 'full set',
      value: fullSet,
      unit: 'CPU-ms/s',
      note: 'a candidate-second: pictures and the sound of a quiet room',
    },
    { name: 'candidates per core', value: 1000 / fullSet, unit: '', note: 'at 100 % of a core' },
    {
      name: 'face-api baseline',
      value: baseline,
      unit: 'CPU-ms/s',
      note: 'ssd, landmarks, descriptor each second on tfjs-wasm',
    },
    { name: 'ratio to face-api', value: baseline / pictures, unit: '', note: 'pictures of the full set' },
    {
      name: 'memory per worker',
      value: memory.highestMb,
      unit: 'MB',
      note: 'resident at most, one candidate, from the 3rd to the 30th minute of the full set',
    },
    {
      name: 'memory per worker, 8 candidates',
      value: shared.highestMb,
      unit: 'MB',
      note: 'resident at most, eight cameras by turns, from the 1st to the 10th minute of each',
    },
    {
      name: 'memory growth',
      value: (100 * (memory.endMb - memory.startMb)) / memory.startMb,
      unit: '%',
      note: 'one candidate, median of minutes 3 to 6 and of 27 to 30',
    },
    {
      name: 'memory growth, 8 candidates',
      value: (100 * (shared.endMb - shared.startMb)) / shared.startMb,
      unit: '%',
      note: 'median of the 2nd minute and of the 10th',
    },
  ];
  const machine = `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} threads, Node ${process.version}`;
  const report = buildReport('analysis', machine, figures, [
    { figure: 'full set', atMost: 22 },
    { figure: 'ratio to face-api', atLeast: 10 },
    { figure: 'memory per worker', atMost: 350 },
    { figure: 'memory per worker, 8 candidates', atMost: 350 },
    { figure: 'memory growth', atMost: 5 },
    { figure: 'memory growth, 8 candidates', atMost: 5 },
  ]);
  printReport(report, process.argv.includes('--json'));
}

/** The allocator reads its limits at the start of a process, so the bench starts itself once more with those of the analyzer. */
function startAsAnalyzer(): void {
  const env = { ...process.env, ...ANALYZER_ALLOCATOR };
  const { status } = spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    env,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}

if (process.env.MALLOC_ARENA_MAX === ANALYZER_ALLOCATOR.MALLOC_ARENA_MAX) void main();
else startAsAnalyzer();
