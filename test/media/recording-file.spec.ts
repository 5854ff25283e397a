import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { vp8KeyFrameToWebp } from '@bakylau/recording';
import sharp from 'sharp';
import { beepTimes, decodeErrors, flashTimes, probePackets } from './recording-probe';
import {
  joinSegments,
  type NetworkModel,
  replay,
  type Replay,
  type ReplayOptions,
  seededRandom,
} from './recording-replay';
import { type CapturedPacket, captureRtp } from './recording-rtp-capture';
import { flashAndBeepSource, personSource } from './recording-sources';

const CAPTURE_TIMEOUT_MS = 90_000;
/** Lip-sync tolerance that the recording promises. */
const MAX_OFFSET_MS = 100;
const DURATION_S = 30;
const FRAMES = DURATION_S * 15;

// Decoding half a minute takes a second, but on a machine that does other things too it may take many.
jest.setTimeout(60_000);

describe('a recorded file', () => {
  let person: CapturedPacket[];
  let flashes: CapturedPacket[];
  const replays: Replay[] = [];

  beforeAll(async () => {
    person = await captureRtp(personSource(DURATION_S));
    flashes = await captureRtp(flashAndBeepSource(DURATION_S));
  }, CAPTURE_TIMEOUT_MS);
  afterAll(() => replays.forEach(({ directory }) => rmSync(directory, { recursive: true })));

  const record = async (packets: CapturedPacket[], options?: ReplayOptions) => {
    const result = await replay(packets, options);
    replays.push(result);
    return { ...result, file: joinSegments(result) };
  };

  const intervals = (times: number[]) => times.slice(1).map((time, i) => time - times[i]!);

  /** How far each beep is from the flash that belongs to it, in ms. */
  const offsets = async (file: string) => {
    const [seen, heard] = await Promise.all([flashTimes(file), beepTimes(file)]);
    const pairs = seen.map((flash) =>
      heard.map((beep) => beep - flash).find((offset) => Math.abs(offset) < 400),
    );
    return pairs.filter((offset) => offset !== undefined);
  };

  describe('of a perfect network', () => {
    it('has every frame and packet, at the right times, and decodes without a complaint', async () => {
      const { file, segments } = await record(person, { startMs: 12_000 });
      const { video, audio } = await probePackets(file);
      expect(video.timesMs).toHaveLength(FRAMES);
      expect(Math.abs(audio.timesMs.length - DURATION_S * 50)).toBeLessThanOrEqual(1);
      expect(video.timesMs[0]).toBe(12_040);
      expect(Math.abs(video.timesMs.at(-1)! - (12_040 + DURATION_S * 1000 - 67))).toBeLessThanOrEqual(20);
      expect(new Set(intervals(audio.timesMs))).toEqual(new Set([20]));
      expect(Math.max(...intervals(video.timesMs))).toBeLessThanOrEqual(67);
      expect(await decodeErrors(file)).toBe('');
      expect(segments.map(({ endMs, startMs }) => Math.round((endMs - startMs) / 1000))).toEqual([
        10, 10, 10,
      ]);
      expect(segments.flatMap((segment) => segment.holes)).toEqual([]);
    });

    it('stores at most 2 % more than came', async () => {
      const { segments, counters } = await record(person);
      const stored = segments.reduce((sum, segment) => sum + segment.sizeBytes, 0);
      expect(stored / (counters.video.bytes + counters.audio.bytes)).toBeLessThanOrEqual(1.02);
    });

    it('keeps sound and picture in step', async () => {
      const { file } = await record(flashes);
      const measured = await offsets(file);
      expect(measured.length).toBeGreaterThanOrEqual(DURATION_S - 2);
      expect(Math.max(...measured.map(Math.abs))).toBeLessThanOrEqual(20);
    });

    it('gives key frames as pictures without decoding', async () => {
      const { keyFrames, directory } = await record(person);
      expect(keyFrames.length).toBeGreaterThanOrEqual(DURATION_S / 2);
      writeFileSync(join(directory, 'frame.webp'), vp8KeyFrameToWebp(keyFrames[3]!.vp8));
      const picture = sharp(join(directory, 'frame.webp'));
      expect(await picture.metadata()).toMatchObject({ format: 'webp', width: 640, height: 480 });
      expect((await picture.stats()).entropy).toBeGreaterThan(4);
    });
  });

  describe('of a bad network', () => {
    /** A lost picture packet is asked for again and comes after a round trip, unless it is lost again; sound is not. */
    const lossy = (share: number, seed: number, roundTripMs = 120): NetworkModel => {
      const random = seededRandom(seed);
      return (packet) => {
        const jitter = random() * 20;
        if (random() >= share) return 40 + jitter;
        if (packet.kind === 'audio') return null;
        for (let attempt = 1; attempt <= 3; attempt++) {
          if (random() >= share) return 40 + jitter + attempt * roundTripMs;
        }
        return null;
      };
    };
    const jittery = (maxMs: number, seed: number): NetworkModel => {
      const random = seededRandom(seed);
      return () => 20 + random() * maxMs;
    };

    it.each([0.02, 0.05, 0.1, 0.15])('at a loss of %f has the frames that arrived whole', async (share) => {
      const { file, counters, segments } = await record(person, { network: lossy(share, 7) });
      const { video, audio } = await probePackets(file);
      const arrivedWhole = wholeFrames(person, lossy(share, 7));
      expect(video.timesMs.length / arrivedWhole).toBeGreaterThanOrEqual(0.95);
      expect(counters.audio.lost).toBeGreaterThan(0);
      // The clock needs a second to see its fastest packet; then sound comes every 20 ms exactly.
      const settled = audio.timesMs.filter((time) => time > 2_000);
      expect(new Set(intervals(settled))).toEqual(new Set([20]));
      expect(Math.abs(audio.timesMs.length - DURATION_S * 50)).toBeLessThanOrEqual(2);
      const marked = segments.flatMap(({ holes }) => holes).filter(({ track }) => track === 'microphone');
      expect(marked.reduce((sum, hole) => sum + hole.lostPackets, 0)).toBe(counters.audio.lost);
    });

    it('marks what is missing of the picture, and asks for a key frame', async () => {
      const { segments, requestsMs, counters } = await record(person, {
        network: ({ kind, mediaMs }, index) =>
          kind === 'video' && mediaMs > 5_000 && mediaMs < 5_500 ? null : 40 + (index % 3),
      });
      expect(counters.video.lost).toBeGreaterThan(5);
      const [hole] = segments.flatMap(({ holes }) => holes);
      expect(hole).toMatchObject({ track: 'camera', lostPackets: counters.video.lost });
      expect(hole!.startMs).toBeLessThanOrEqual(5_040);
      // The encoder here makes a key frame every 2 s, whatever it is asked for.
      expect(hole!.endMs).toBeGreaterThanOrEqual(6_000);
      expect(hole!.endMs).toBeLessThanOrEqual(6_100);
      expect(requestsMs.some((at) => at > 5_500 && at < 6_500)).toBe(true);
    });

    it.each([50, 200])('loses nothing at %i ms of jitter, and stays in step', async (maxMs) => {
      const { file, counters, segments } = await record(flashes, { network: jittery(maxMs, 3) });
      const { video, audio } = await probePackets(file);
      expect(counters.video).toMatchObject({ lost: 0, framesDropped: 0 });
      expect(counters.video.reordered).toBeGreaterThan(0);
      expect(video.timesMs).toHaveLength(DURATION_S * 25);
      expect(audio.timesMs.length).toBeGreaterThanOrEqual(DURATION_S * 50 - 1);
      const measured = await offsets(file);
      expect(measured.length).toBeGreaterThanOrEqual(DURATION_S - 3);
      expect(Math.max(...measured.map(Math.abs))).toBeLessThanOrEqual(MAX_OFFSET_MS);
      for (const times of [video.timesMs, audio.timesMs])
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(segments.flatMap(({ holes }) => holes)).toEqual([]);
    });

    it('bridges a network that is away for 4 s, with all times right after it', async () => {
      const { file } = await record(flashes, {
        network: ({ mediaMs }) => (mediaMs > 10_000 && mediaMs < 14_000 ? null : 40),
      });
      const seen = await flashTimes(file);
      const late = seen.filter((time) => time > 16_500);
      expect(late.length).toBeGreaterThan(10);
      for (const time of late) expect(Math.abs(time - Math.round(time / 1000) * 1000)).toBeLessThan(60);
      const measured = await offsets(file);
      expect(Math.max(...measured.map(Math.abs))).toBeLessThanOrEqual(MAX_OFFSET_MS);
    });
  });
});

/** Frames of which every packet arrives in time to be recorded. */
function wholeFrames(packets: CapturedPacket[], network: NetworkModel): number {
  const isWhole = new Map<number, boolean>();
  packets.forEach((packet, index) => {
    const delayMs = network(packet, index);
    if (packet.kind !== 'video') return;
    const arrived = delayMs !== null && delayMs <= 600;
    isWhole.set(packet.mediaMs, (isWhole.get(packet.mediaMs) ?? true) && arrived);
  });
  return [...isWhole.values()].filter(Boolean).length;
}
