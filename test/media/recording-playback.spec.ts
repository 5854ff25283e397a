import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { type ClosedSegment, type VirtualSegment, VirtualWebm } from '@bakylau/recording';
import { FolderObjectStore } from '@bakylau/storage';
import { type Browser, type Page } from 'playwright-core';
import { loadVideo, openBrowser, playAndObserve, RecordingServer, seekTo } from './recording-player';
import { probePackets } from './recording-probe';
import { replay } from './recording-replay';
import { type CapturedPacket, captureRtp } from './recording-rtp-capture';
import { flashAndBeepSource, personSource } from './recording-sources';

const TIMEOUT_MS = 180_000;
const HOUR_MS = 3_600_000;

jest.setTimeout(TIMEOUT_MS);

describe(VirtualWebm.name, () => {
  const directory = mkdtempSync(join(tmpdir(), 'bakylau-playback-'));
  const store = new FolderObjectStore(directory);
  const files: Record<string, () => VirtualWebm> = {};
  let server: RecordingServer;
  let browser: Browser;
  let page: Page;
  /** Two runs of 14 s with a gap of 21 s between them, beginning at 5 s. */
  let segments: VirtualSegment[];

  const stored = (list: ClosedSegment[]) =>
    list.map((segment) => ({ ...segment, key: basename(segment.path) }));
  const record = async (packets: CapturedPacket[], run: number, startMs: number) =>
    stored((await replay(packets, { directory, run, startMs })).segments);

  beforeAll(async () => {
    const flashes = await captureRtp(flashAndBeepSource(14));
    segments = [...(await record(flashes, 0, 4_960)), ...(await record(flashes, 1, 39_960))];
    server = await RecordingServer.start(store, files);
    browser = await openBrowser();
  }, TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(directory, { recursive: true });
  });
  beforeEach(async () => (page = await browser.newPage()));
  afterEach(() => page.close());

  const serve = (name: string, list: VirtualSegment[]) => {
    files[name] = () => new VirtualWebm(list);
    return `${server.origin}/${name}`;
  };

  it('is a whole file for ffprobe, over HTTP', async () => {
    const url = serve('whole.webm', segments);
    const { video, audio } = await probePackets(url);
    expect(video.timesMs).toHaveLength(2 * 14 * 25);
    expect(audio.timesMs.length).toBeGreaterThanOrEqual(2 * 14 * 50 + 21_000 / 120 - 2);
    expect(video.timesMs[0]).toBe(0);
    for (const times of [video.timesMs, audio.timesMs])
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    const { stdout } = await promisify(execFile)('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      'format=duration',
      url,
    ]);
    expect(Number(/duration=([\d.]+)/.exec(stdout)?.[1])).toBeCloseTo(49, 0);
  });

  it(
    'knows its length and seeks anywhere, also into the second run',
    async () => {
      const url = serve('seek.webm', segments);
      const { durationMs, width } = await loadVideo(page, url);
      expect(Math.abs(durationMs - 49_000)).toBeLessThan(100);
      expect(width).toBe(640);
      // Bright for 100 ms at the beginning of every second of a run, dark otherwise.
      for (const [atMs, isBright] of [
        [5_050, 1],
        [5_500, 0],
        [44_050, 1],
        [44_500, 0],
        [1_050, 1],
        [13_500, 0],
      ] as const) {
        const { brightness, tookMs } = await seekTo(page, atMs);
        expect(brightness > 128).toBe(isBright === 1);
        expect(tookMs).toBeLessThan(3_000);
      }
    },
    TIMEOUT_MS,
  );

  it(
    'plays over the gap between two runs with sound and picture in step',
    async () => {
      await loadVideo(page, serve('gap.webm', segments));
      const observed = await playAndObserve(page, { fromMs: 11_500, durationMs: 30_000 });
      const after = observed.filter(({ mediaMs }) => mediaMs > 36_500);
      const beeps = after.filter(({ what }) => what === 'beep');
      const flashes = after.filter(({ what }) => what === 'flash');
      expect(beeps.length).toBeGreaterThanOrEqual(3);
      for (const beep of beeps) {
        const nearest = Math.min(...flashes.map((flash) => Math.abs(flash.wallMs - beep.wallMs)));
        expect(nearest).toBeLessThan(200);
      }
      expect(
        observed.filter(({ what, mediaMs }) => what === 'beep' && mediaMs > 15_000 && mediaMs < 34_500),
      ).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'plays what there is of a session that still runs, and more of it when it is loaded again',
    async () => {
      let known = segments.slice(0, 1);
      files['growing.webm'] = () => new VirtualWebm(known);
      const url = `${server.origin}/growing.webm`;
      expect((await loadVideo(page, `${url}?v=1`)).durationMs).toBeLessThan(11_000);
      await seekTo(page, 9_000);
      known = segments;
      expect((await loadVideo(page, `${url}?v=2`)).durationMs).toBeGreaterThan(48_000);
      await seekTo(page, 45_000);
    },
    TIMEOUT_MS,
  );

  it(
    'plays a camera that changes its size',
    async () => {
      const source = personSource(10);
      const small = {
        ...source,
        video: source.video!.map((option) => option.replace('640:480', '320:240')),
        ssrc: 2000,
      };
      const list = [
        ...(await record(await captureRtp(source), 4, 0)),
        ...(await record(await captureRtp(small), 5, 10_000)),
      ];
      await loadVideo(page, serve('sizes.webm', list));
      expect(await seekTo(page, 5_000)).toMatchObject({ width: 640, height: 480 });
      expect(await seekTo(page, 15_000)).toMatchObject({ width: 320, height: 240 });
      expect(await seekTo(page, 6_000)).toMatchObject({ width: 640, height: 480 });
    },
    TIMEOUT_MS,
  );

  it(
    'opens three hours at once and seeks in them',
    async () => {
      const [whole] = await record(await captureRtp(personSource(9.9)), 9, 0);
      const list = Array.from({ length: (3 * HOUR_MS) / 10_000 }, (_, i) => ({
        ...whole!,
        startMs: i * 10_000,
        endMs: i * 10_000 + 10_000,
      }));
      const url = serve('long.webm', list);
      server.bytesSent = 0;
      const before = performance.now();
      expect((await loadVideo(page, url)).durationMs).toBeCloseTo(3 * HOUR_MS, -3);
      expect(performance.now() - before).toBeLessThan(5_000);
      const took: number[] = [];
      for (let i = 0; i < 11; i++)
        took.push((await seekTo(page, ((i * 7919) % 10_790) * 1000 + 5_000)).tookMs);
      expect(took.toSorted((a, b) => a - b)[5]).toBeLessThan(1_000);
      expect(server.bytesSent).toBeLessThan(80_000_000);
    },
    TIMEOUT_MS,
  );
});
