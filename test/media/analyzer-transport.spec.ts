/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import 'reflect-metadata';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type INestMicroservice } from '@nestjs/common';
import {
  type ClientProxy,
  ClientProxyFactory,
  type MicroserviceOptions,
  type NatsOptions,
  type TcpClientOptions,
  Transport,
} from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import {
  ANALYSIS_PATTERNS,
  analyzerHealthSchema,
  errorBodySchema,
  frameObservationSchema,
  photoAssessmentSchema,
  soundObservationSchema,
} from '@bakylau/contracts';
import { natsServer } from '@bakylau/platform';
import { InferencePool } from '@bakylau/vision';
import { firstValueFrom, timeout } from 'rxjs';
import { AnalyzerModule } from '../../apps/analyzer/src/analyzer.module';
import { analyzerTransport } from '../../apps/analyzer/src/transport';
import { opusPacketsOf } from './opus-packets';

jest.setTimeout(60_000);

const fixtures = join(__dirname, '../fixtures');
const modelsDir = join(__dirname, '../../models');
/** Digits first, because they look like a port in an address. */
const password = '1234567890abcdef'.repeat(2);
const sessionId = '0190a6c0-0000-7000-8000-000000000001';
const base64 = (file: string): string => readFileSync(join(fixtures, file)).toString('base64');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function waitForPort(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.unref();
    });
    if (open) return;
    await delay(100);
  }
  throw new Error(`Nothing listens on port ${port}.`);
}

async function startAnalyzer(transport: MicroserviceOptions): Promise<INestMicroservice> {
  const module = await Test.createTestingModule({ imports: [AnalyzerModule.register({ modelsDir })] })
    .overrideProvider(InferencePool)
    .useFactory({
      factory: () =>
        InferencePool.start({
          modelsDir,
          threads: 1,
          queueLength: 4,
          execArgv: ['--require', join(__dirname, '../../tools/typescript/register.cjs')],
        }),
    })
    .compile();
  const app = module.createNestMicroservice<MicroserviceOptions>({ ...transport, logger: false });
  await app.listen();
  return app;
}

describe.each(['tcp', 'nats'] as const)('analyzer over %s', (kind) => {
  let app: INestMicroservice;
  let client: ClientProxy;
  let nats: ChildProcess | null = null;

  beforeAll(async () => {
    const port = await freePort();
    const natsUrl = kind === 'nats' ? `nats://bakylau:${password}@127.0.0.1:${port}` : null;
    if (natsUrl) {
      const config = join(__dirname, '../../docker/nats.conf');
      nats = spawn('nats-server', ['-c', config, '-a', '127.0.0.1', '-p', String(port), '-m', '0'], {
        stdio: 'ignore',
        env: { ...process.env, NATS_PASSWORD: `"${password}"` },
      });
      await waitForPort(port);
    }
    const address = { listenAddress: '127.0.0.1', analyzer: { host: '127.0.0.1', port } };
    app = await startAnalyzer(analyzerTransport({ natsUrl, ...address }));
    const options: NatsOptions | TcpClientOptions = natsUrl
      ? { transport: Transport.NATS, options: natsServer(natsUrl) }
      : { transport: Transport.TCP, options: { host: '127.0.0.1', port } };
    client = ClientProxyFactory.create(options);
    await client.connect();
  });

  afterAll(async () => {
    await client.close();
    await app.close();
    if (nats) {
      const ended = new Promise((resolve) => nats!.once('exit', resolve));
      nats.kill('SIGTERM');
      await ended;
    }
  });

  const ask = (pattern: string, request: unknown): Promise<unknown> =>
    firstValueFrom(client.send<unknown>(pattern, request as object).pipe(timeout(20_000)));
  const failureOf = (pattern: string, request: unknown): Promise<unknown> =>
    ask(pattern, request).then(
      () => Promise.reject(new Error('The request was expected to fail.')),
      (error: unknown) => errorBodySchema.parse(error),
    );
  const frame = (image: string, more: object = {}): object => ({
    ...{ sessionId, atMs: 1000, source: 'camera', encoding: 'jpeg', image },
    ...more,
  });

  it('tells its health', async () => {
    const health = analyzerHealthSchema.parse(await ask(ANALYSIS_PATTERNS.health, {}));

    expect(health).toMatchObject({ ready: true, workers: 1, droppedFrames: 0 });
    expect([health.engine, health.soundEngine]).toEqual(['onnxruntime', 'onnxruntime']);
    expect(health.models.map((model) => model.name)).toEqual(
      expect.arrayContaining([
        'face-detector',
        'face-mesh',
        'face-detector-wide',
        'face-detector-deep',
        'face-descriptor',
        'body-joints',
        'objects',
        'speech',
      ]),
    );
  });

  it('takes a photo and compares later frames with it', async () => {
    const photo = photoAssessmentSchema.parse(
      await ask(ANALYSIS_PATTERNS.photo, { image: base64('face_verification/man1_alone_0.jpg') }),
    );
    expect(photo).toMatchObject({ accepted: true, refusals: [], distance: null });

    const distanceTo = async (file: string): Promise<number> => {
      const answer = await ask(ANALYSIS_PATTERNS.frame, frame(base64(file), { reference: photo.descriptor }));
      const { identity } = frameObservationSchema.parse(answer);
      return identity?.usable ? identity.distance : NaN;
    };
    expect(await distanceTo('face_verification/man1_alone_1.jpg')).toBeLessThan(0.5);
    expect(await distanceTo('face_verification/woman1_alone_0.jpg')).toBeGreaterThan(0.55);
  });

  it('echoes whose frame it was, measures motion, and asks nothing about faces on a shared screen', async () => {
    const image = base64('head_pose/woman_10.jpg');
    const first = frameObservationSchema.parse(await ask(ANALYSIS_PATTERNS.frame, frame(image)));
    expect(first).toMatchObject({ kind: 'frame', sessionId, atMs: 1000, source: 'camera', identity: null });
    expect(first.faces).toHaveLength(1);
    expect(first.quality.motion).toBeNull();

    const previousThumbnail = first.quality.thumbnail;
    const second = frameObservationSchema.parse(
      await ask(ANALYSIS_PATTERNS.frame, frame(image, { source: 'screen', previousThumbnail })),
    );
    expect(second.quality.motion).toBe(0);
    expect(second.faces).toEqual([]);
  });

  it('measures sound', async () => {
    const packets = await opusPacketsOf(['-f', 'lavfi', '-i', 'sine=f=440:r=48000:d=1']);
    const answer = await ask(ANALYSIS_PATTERNS.sound, {
      sessionId,
      atMs: 2000,
      durationMs: 900,
      packets: packets.map((packet) => packet.toString('base64')),
      prerollPackets: 5,
    });

    const sound = soundObservationSchema.parse(answer);
    expect(sound).toMatchObject({
      kind: 'sound',
      sessionId,
      atMs: 2000,
      durationMs: 900,
      digitalSilence: false,
    });
    expect(Math.abs(sound.levelDbfs - -21)).toBeLessThan(2);
  });

  it('hears speech, and hears on where the window before ended', async () => {
    const packets = await opusPacketsOf(['-i', join(fixtures, 'audio/exam_30s_mix.wav')]);
    const hear = async (fromS: number, speechState?: string) => {
      const window = packets
        .slice(fromS * 50 - 5, (fromS + 1) * 50)
        .map((packet) => packet.toString('base64'));
      const request = { sessionId, atMs: fromS * 1000, durationMs: 1000, packets: window, prerollPackets: 5 };
      return soundObservationSchema.parse(await ask(ANALYSIS_PATTERNS.sound, { ...request, speechState }));
    };
    const first = await hear(11);
    const second = await hear(12, first.speechState!);
    const knock = await hear(17);

    for (const { speech, models } of [first, second]) {
      expect(speech!.ratio).toBeGreaterThan(0.7);
      expect(models.map((model) => model.name)).toEqual(['speech']);
    }
    expect(knock.speech!.ratio).toBe(0);
    // Between the events the clip is too quiet to be listened to.
    expect(await hear(23, knock.speechState!)).toMatchObject({ speech: null, speechState: null, models: [] });
  });

  it('refuses bad input with a code of the registry', async () => {
    expect(await failureOf(ANALYSIS_PATTERNS.frame, { image: 7 })).toMatchObject({
      code: 'validation_failed',
    });
    expect(await failureOf(ANALYSIS_PATTERNS.frame, frame('AAAA'))).toMatchObject({ code: 'not_an_image' });
    expect(await failureOf(ANALYSIS_PATTERNS.photo, { image: 'c2NyaXB0' })).toMatchObject({
      code: 'not_an_image',
    });
    expect(
      await failureOf(ANALYSIS_PATTERNS.sound, {
        sessionId,
        atMs: 0,
        durationMs: 20,
        packets: [''],
        prerollPackets: 0,
      }),
    ).toMatchObject({ code: 'bad_request' });
  });

  it('gives frames up under overload with a code, and goes on', async () => {
    const image = base64('head_pose/woman_10.jpg');
    const answers = await Promise.allSettled(
      Array.from({ length: 40 }, () => ask(ANALYSIS_PATTERNS.frame, frame(image))),
    );
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'analysis_unavailable' });

    const health = analyzerHealthSchema.parse(await ask(ANALYSIS_PATTERNS.health, {}));
    expect(health.droppedFrames).toBe(refused.length);
  });
});
