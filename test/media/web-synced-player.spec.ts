import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { chromium, type Browser, type Page } from 'playwright-core';

/*
 * The review page's player in a real browser with two real files: camera with sound, and a screen that began 1.5 s later and
 * has a hole. What is measured is the frame that is really on the screen (requestVideoFrameCallback), not what the player
 * believes.
 */
const SOURCES = join(__dirname, '../../apps/web/src/core');
const SCREEN_START_MS = 1500;
/** Files run at 30 pictures a second, so a picture's own time is up to 33 ms old. */
const LIMIT_MS = 100;

interface Measurement {
  driftMs: number;
  avMs: number;
  screenMs: number;
  clockMs: number;
  status: string;
}

declare const window: {
  measure: () => Promise<Measurement>;
  player: {
    play: () => void;
    pause: () => void;
    seek: (ms: number) => void;
    setSpeed: (speed: number) => void;
    positionMs: () => number;
    state: { get: () => { status: string; chains: Record<string, string> } };
  };
};

const PAGE = `<!doctype html><video id="av" preload="auto"></video><video id="screen" preload="auto" muted></video>
<script type="module">
  import { SyncedPlayer } from '/core/review/synced-player';
  const av = document.getElementById('av');
  const screen = document.getElementById('screen');
  const shown = { av: null, screen: null };
  for (const video of [av, screen]) {
    const next = (now, frame) => {
      shown[video.id] = { at: frame.expectedDisplayTime, ms: frame.mediaTime * 1000 };
      video.requestVideoFrameCallback(next);
    };
    video.requestVideoFrameCallback(next);
  }
  const player = new SyncedPlayer({ av, screen });
  player.open();
  const track = (chain, startMs, endMs) => ({ chain, startMs, endMs, sizeBytes: 1, segments: 1, runs: 1, gaps: [], version: '1' });
  player.load([track('av', 0, 40000), track('screen', ${SCREEN_START_MS}, 36500)], 40000, (it) => '/' + it.chain + '.webm?v=' + it.version);
  window.player = player;
  window.measure = async () => {
    const drifts = [];
    for (let i = 0; i < 20; i++) {
      await new Promise(requestAnimationFrame);
      const rate = player.state.get().speed;
      // Both pictures are carried to one instant, since they were not put on the screen at the same moment.
      drifts.push(shown.av.ms - (shown.screen.ms + ${SCREEN_START_MS}) - (shown.av.at - shown.screen.at) * rate);
    }
    drifts.sort((a, b) => a - b);
    return { driftMs: drifts[10], avMs: shown.av.ms, screenMs: shown.screen.ms + ${SCREEN_START_MS}, clockMs: player.positionMs(), status: player.state.get().status };
  };
</script>`;

describe('SyncedPlayer in Chromium', () => {
  let directory: string;
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'bakylau-player-'));
    makeVideo(join(directory, 'av.webm'), 40, true);
    makeVideo(join(directory, 'screen.webm'), 35, false);
    server = createServer((request, response) =>
      serve(directory, request.url ?? '/', request.headers.range, response),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
    });
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => window.player?.state.get().chains['av'] === 'showing');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await new Promise((done) => server?.close(done) ?? done(null));
    rmSync(directory, { recursive: true, force: true });
  });

  const until = (status: string) =>
    page.waitForFunction((wanted) => window.player.state.get().status === wanted, status, {
      timeout: 20_000,
    });
  const measureAfter = async (ms: number) => {
    await page.waitForTimeout(ms);
    return page.evaluate(() => window.measure());
  };

  it('is in step after play', async () => {
    await page.evaluate(() => window.player.seek(3000));
    await page.evaluate(() => window.player.play());
    await until('playing');
    const measured = await measureAfter(1500);
    expect(measured.status).toBe('playing');
    expect(Math.abs(measured.driftMs)).toBeLessThanOrEqual(LIMIT_MS);
    expect(measured.clockMs).toBeGreaterThan(3800);
  }, 60_000);

  it('is in step after a seek, and shows the place that was asked for', async () => {
    await page.evaluate(() => window.player.seek(20_000));
    await until('playing');
    const measured = await measureAfter(1500);
    expect(Math.abs(measured.driftMs)).toBeLessThanOrEqual(LIMIT_MS);
    expect(measured.avMs).toBeGreaterThan(20_800);
    expect(measured.avMs).toBeLessThan(24_000);
    expect(Math.abs(measured.avMs - measured.clockMs)).toBeLessThanOrEqual(LIMIT_MS);
  }, 60_000);

  it.each([0.5, 2, 4])(
    'is in step after a change of speed to %s',
    async (speed) => {
      await page.evaluate(() => window.player.seek(5000));
      await page.evaluate((value) => window.player.setSpeed(value), speed);
      await until('playing');
      const measured = await measureAfter(2000);
      expect(measured.status).toBe('playing');
      expect(Math.abs(measured.driftMs)).toBeLessThanOrEqual(LIMIT_MS);
    },
    60_000,
  );

  it('shows the same instant in both pictures when it stands still', async () => {
    await page.evaluate(() => {
      window.player.setSpeed(1);
      window.player.pause();
      window.player.seek(12_345);
    });
    await page.waitForTimeout(1000);
    const measured = await page.evaluate(() => window.measure());
    expect(Math.abs(measured.avMs - 12_345)).toBeLessThanOrEqual(50);
    expect(Math.abs(measured.screenMs - 12_345)).toBeLessThanOrEqual(50);
  }, 60_000);

  it('waits with the screen until its recording begins, and comes in in step', async () => {
    await page.evaluate(() => window.player.seek(0));
    await page.evaluate(() => window.player.play());
    await until('playing');
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => window.player.state.get().chains['screen'])).toBe('gap');
    const measured = await measureAfter(3200);
    expect(Math.abs(measured.driftMs)).toBeLessThanOrEqual(LIMIT_MS);
  }, 60_000);

  it('goes on with the camera after the screen ended, and stops at the end', async () => {
    await page.evaluate(() => window.player.seek(36_000));
    await until('playing');
    await page.waitForFunction(() => window.player.positionMs() > 38_000, undefined, { timeout: 20_000 });
    expect(await page.evaluate(() => window.player.state.get().chains)).toEqual({
      av: 'showing',
      screen: 'gap',
    });
    await until('paused');
    expect(await page.evaluate(() => window.player.positionMs())).toBe(40_000);
  }, 60_000);
});

function makeVideo(path: string, seconds: number, sound: boolean): void {
  const picture = ['-f', 'lavfi', '-i', `testsrc2=size=320x240:rate=30:duration=${seconds}`];
  const tone = sound
    ? ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`, '-c:a', 'libopus']
    : [];
  const vp8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '300k', '-g', '60'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...picture, ...tone, ...vp8, path]);
}

/** Files with Range, and the player's own sources as modules. */
function serve(directory: string, url: string, range: string | undefined, response: ServerResponse): void {
  const { pathname } = new URL(url, 'http://localhost');
  if (pathname === '/') {
    response.setHeader('content-type', 'text/html');
    response.end(PAGE);
  } else if (pathname.startsWith('/core/')) {
    response.setHeader('content-type', 'text/javascript');
    response.end(moduleOf(join(SOURCES, `${pathname.slice('/core/'.length)}.ts`)));
  } else if (pathname.endsWith('.webm')) {
    sendRange(join(directory, pathname.slice(1)), range, response);
  } else {
    response.writeHead(404).end();
  }
}

function moduleOf(path: string): string {
  const source = readFileSync(path, 'utf8');
  return transformSync(source, {
    filename: path,
    swcrc: false,
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
  }).code;
}

function sendRange(path: string, range: string | undefined, response: ServerResponse): void {
  const { size } = statSync(path);
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  const start = Number(from);
  const end = Math.min(to === '' ? size - 1 : Number(to), size - 1);
  response.writeHead(range ? 206 : 200, {
    'content-type': 'video/webm',
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
  });
  response.end(readFileSync(path).subarray(start, end + 1));
}
