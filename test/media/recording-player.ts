import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import {
  MAX_ANSWER_BYTES,
  parseByteRange,
  sizeOfPieces,
  streamPieces,
  type VirtualWebm,
} from '@bakylau/recording';
import { type ObjectStore } from '@bakylau/storage';

/** Serves virtual files as the review page gets them, and counts what the player asked for. */
export class RecordingServer {
  requests = 0;
  bytesSent = 0;

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async start(store: ObjectStore, files: Record<string, () => VirtualWebm>): Promise<RecordingServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const self = new RecordingServer(server, `http://127.0.0.1:${port}`);
    server.on('request', (request, response) => self.answer(store, files, request, response));
    return self;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private answer(
    store: ObjectStore,
    files: Record<string, () => VirtualWebm>,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const name = new URL(request.url ?? '/', this.origin).pathname.slice(1);
    const file = files[name]?.();
    if (!file) {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>player</title><video id="video" crossorigin></video>');
      return;
    }
    const range = parseByteRange(request.headers.range, file.sizeBytes);
    if (range === 'unsatisfiable') {
      response.writeHead(416, { 'content-range': `bytes */${file.sizeBytes}` }).end();
      return;
    }
    const start = range?.start ?? 0;
    const pieces = file.resolveRange(start, range?.endInclusive);
    const length = sizeOfPieces(pieces);
    if (length > MAX_ANSWER_BYTES) throw new Error(`An answer of ${length} bytes is over the limit`);
    this.requests++;
    this.bytesSent += length;
    response.writeHead(206, {
      'content-type': 'video/webm',
      'accept-ranges': 'bytes',
      'content-length': length,
      'content-range': `bytes ${start}-${start + length - 1}/${file.sizeBytes}`,
    });
    streamPieces(pieces, store)
      .on('error', () => response.destroy())
      .pipe(response);
  }
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', '--disable-gpu'],
  });
}

/** Loads a file into the page's video element and waits until it knows its length. */
export async function loadVideo(page: Page, url: string): Promise<{ durationMs: number; width: number }> {
  await page.goto(new URL('/', url).href);
  return page.evaluate(async (source) => {
    const video = document.querySelector('video')!;
    video.src = source;
    await new Promise<void>((resolve, reject) => {
      video.onloadedmetadata = () => resolve();
      video.onerror = () => reject(new Error(video.error?.message));
    });
    return { durationMs: video.duration * 1000, width: video.videoWidth };
  }, url);
}

/** Seeks, waits for the picture, and returns how long that took and what the picture looks like. */
export async function seekTo(
  page: Page,
  atMs: number,
): Promise<{ tookMs: number; width: number; height: number; brightness: number }> {
  return page.evaluate(async (seconds) => {
    const video = document.querySelector('video')!;
    const before = performance.now();
    video.currentTime = seconds;
    await new Promise<void>((resolve, reject) => {
      video.onseeked = () => resolve();
      video.onerror = () => reject(new Error(video.error?.message));
    });
    const tookMs = performance.now() - before;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 16;
    const context = canvas.getContext('2d')!;
    context.drawImage(video, 0, 0, 16, 16);
    const { data } = context.getImageData(0, 0, 16, 16);
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) sum += data[i]!;
    return { tookMs, width: video.videoWidth, height: video.videoHeight, brightness: sum / 256 };
  }, atMs / 1000);
}

export interface Observation {
  what: 'beep' | 'flash';
  /** Time of the video when it was noticed. */
  mediaMs: number;
  wallMs: number;
}

/** Plays in real time and notes when sound begins and when the picture turns bright. */
export async function playAndObserve(
  page: Page,
  { fromMs, durationMs }: { fromMs: number; durationMs: number },
): Promise<Observation[]> {
  await seekTo(page, fromMs);
  return page.evaluate(async (playMs) => {
    const video = document.querySelector('video')!;
    const observed: Observation[] = [];
    const note = (what: Observation['what']) =>
      observed.push({ what, mediaMs: video.currentTime * 1000, wallMs: performance.now() });

    const audio = new AudioContext();
    await audio.resume();
    const source = audio.createMediaElementSource(video);
    const meter = audio.createScriptProcessor(256, 1, 1);
    source.connect(meter);
    meter.connect(audio.destination);
    let wasLoud = false;
    meter.onaudioprocess = ({ inputBuffer }) => {
      const isLoud = inputBuffer.getChannelData(0).some((sample) => Math.abs(sample) > 0.2);
      if (isLoud && !wasLoud) note('beep');
      wasLoud = isLoud;
    };

    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    let wasBright = false;
    const onFrame = () => {
      context.drawImage(video, 0, 0, 8, 8);
      const isBright = context.getImageData(0, 0, 1, 1).data[0]! > 128;
      if (isBright && !wasBright) note('flash');
      wasBright = isBright;
      video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);

    await video.play();
    await new Promise((resolve) => setTimeout(resolve, playMs));
    video.pause();
    return observed;
  }, durationMs);
}
