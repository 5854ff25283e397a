import { createWriteStream, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type RecordingTrack, type SessionReview } from '@bakylau/contracts';
import { AccessLog, ExamSession, RecordingSegment, SessionChainService } from '@bakylau/persistence';
import {
  type ClosedSegment,
  MAX_ANSWER_BYTES,
  SEGMENT_CONTENT_TYPE,
  segmentPath,
  segmentPayload,
  SessionArchive,
  sessionFolder,
  verifySession,
} from '@bakylau/recording';
import { ObjectStore, type StoredObject, ZipArchive } from '@bakylau/storage';
import { RecordingIndex } from '../../apps/api/src/sessions/recording-index';
import { type Response } from 'supertest';
import sharp from 'sharp';
import { decodeErrors, probePackets } from '../media/recording-probe';
import { replay, type Replay } from '../media/recording-replay';
import { captureRtp } from '../media/recording-rtp-capture';
import { personSource } from '../media/recording-sources';
import { ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

jest.setTimeout(120_000);
const DURATION_S = 24;
/** The second run begins this much later than the first one. */
const SECOND_RUN_MS = 40_000;

describe('playback', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let sessionId: string;
  const replays: Replay[] = [];
  const segments: ClosedSegment[] = [];

  beforeAll(async () => {
    world = await ApiWorld.start();
    scene = await ExamScene.set(world);
    ({ sessionId } = await scene.startAttempt());
    const packets = await captureRtp(personSource(DURATION_S));
    for (const [i, startMs] of [0, SECOND_RUN_MS].entries()) {
      const recorded = await replay(packets, { chain: 'av', run: i + 1, startMs });
      replays.push(recorded);
      segments.push(...recorded.segments);
    }
    for (const segment of segments) await storeSegment(segment);
  });
  afterAll(async () => {
    for (const { directory } of replays) rmSync(directory, { recursive: true });
    await world.close();
  });

  /** What the gateway does with a closed segment. */
  const storeSegment = async (segment: ClosedSegment): Promise<void> => {
    const { chain, run, seq, startMs, endMs, sizeBytes, sha256, tracks, holes } = segment;
    const objectKey = sessionFolder(sessionId) + segmentPath(chain, run, seq);
    await world.app.get(ObjectStore).put(objectKey, await readFile(segment.path), SEGMENT_CONTENT_TYPE);
    await world.database.dataSource.getRepository(RecordingSegment).insert({
      ...{ sessionId, chain, run, seq, startMs, endMs, sizeBytes, sha256, objectKey, tracks, holes },
    });
    await world.app.get(SessionChainService).append(sessionId, 'segment', startMs, segmentPayload(segment));
  };

  const path = (version?: string) =>
    `/api/sessions/${sessionId}/recordings/av.webm${version ? `?v=${version}` : ''}`;
  const part = (range: string | null, version?: string) => {
    const request = scene.proctor.get(path(version)).buffer(true).parse(bytes);
    return range === null ? request : request.set('Range', range);
  };
  const track = async (): Promise<RecordingTrack> => {
    const { body } = await scene.proctor.get(`/api/sessions/${sessionId}/review`).expect(200);
    return body.recordings[0] as RecordingTrack;
  };
  /** The whole file as a player gets it: range after range. */
  const download = async (version?: string): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for (let start = 0, size = Infinity; start < size;) {
      const { headers, body } = await part(`bytes=${start}-`, version).expect(206);
      size = Number(/\/(\d+)$/.exec(String(headers['content-range']))?.[1]);
      parts.push(body as Buffer);
      start += (body as Buffer).length;
    }
    return Buffer.concat(parts);
  };

  it('tells the review page what there is, with the gap between the runs', async () => {
    const { segments: count, runs, gaps, startMs, endMs, sizeBytes } = await track();
    expect({ count, runs }).toEqual({ count: segments.length, runs: 2 });
    expect(gaps).toHaveLength(1);
    expect(Math.abs((gaps[0]?.startMs ?? 0) - DURATION_S * 1000)).toBeLessThan(200);
    expect(Math.abs((gaps[0]?.endMs ?? 0) - SECOND_RUN_MS)).toBeLessThan(200);
    expect(Math.abs(endMs - startMs - SECOND_RUN_MS - DURATION_S * 1000)).toBeLessThan(200);
    expect(sizeBytes).toBe(segments.reduce((sum, segment) => sum + segment.sizeBytes, 0));
  });

  it('is one WebM that decodes without a complaint and has both runs in their places', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'bakylau-playback-')), 'whole.webm');
    writeFileSync(file, await download((await track()).version));
    expect(await decodeErrors(file)).toBe('');
    const { video, audio } = await probePackets(file);
    expect(video.timesMs).toHaveLength(2 * DURATION_S * 15);
    const steps = audio.timesMs.slice(1).map((timeMs, i) => timeMs - (audio.timesMs[i] ?? 0));
    // The gap is filled with silence, which players need to play on; a packet of it lasts 120 ms at most.
    expect(Math.max(...steps)).toBeLessThanOrEqual(121);
    const recorded = steps.filter((step) => step <= 21).length;
    expect(Math.abs(recorded - 2 * DURATION_S * 50)).toBeLessThanOrEqual(4);
    const before = video.timesMs.filter((timeMs) => timeMs < SECOND_RUN_MS - 1000);
    expect(before).toHaveLength(DURATION_S * 15);
    rmSync(file);
  });

  it('answers ranges with 206 and the right bytes', async () => {
    const whole = await download();
    for (const [range, start, end] of [
      ['bytes=0-0', 0, 0],
      ['bytes=100-1099', 100, 1099],
      ['bytes=-500', whole.length - 500, whole.length - 1],
      [`bytes=${whole.length - 10}-${whole.length + 1000}`, whole.length - 10, whole.length - 1],
    ] as const) {
      const { headers, body } = await part(range).expect(206);
      expect(headers).toMatchObject({
        'content-type': 'video/webm',
        'accept-ranges': 'bytes',
        'content-range': `bytes ${start}-${end}/${whole.length}`,
        'content-length': String(end - start + 1),
        'cache-control': 'no-store',
      });
      expect((body as Buffer).equals(whole.subarray(start, end + 1))).toBe(true);
    }
  });

  it('gives the last whole picture before a moment as WebP, and logs many of them as one view', async () => {
    const frame = (atMs: number, by = scene.proctor) =>
      by.get(`/api/sessions/${sessionId}/recordings/av/frame.webp?atMs=${atMs}`).buffer(true).parse(bytes);
    for (const atMs of [5000, 15_000, SECOND_RUN_MS + 5000]) {
      const { body, headers } = await frame(atMs).expect(200);
      expect(headers['content-type']).toBe('image/webp');
      const { format, width, height } = await sharp(body as Buffer).metadata();
      expect({ format, width, height }).toEqual({ format: 'webp', width: 640, height: 480 });
    }
    await frame(DURATION_S * 1000 + 5000).expect(404);
    await frame(5000, scene.examiner).expect(403);
    const what = 'recording.frames';
    expect(await world.database.dataSource.manager.countBy(AccessLog, { sessionId, what })).toBe(1);
  });

  it('gives at most 2 MiB an answer', async () => {
    const { body } = await part('bytes=0-').expect(206);
    expect((body as Buffer).length).toBeLessThanOrEqual(MAX_ANSWER_BYTES);
  });

  it('answers 416 behind the end, HEAD without a body, and the whole file without a range', async () => {
    const whole = await download();
    const behind = await part(`bytes=${whole.length}-`).expect(416);
    expect(behind.headers['content-range']).toBe(`bytes */${whole.length}`);
    const head = await world.http.head(path()).set(scene.proctor.headers).expect(200);
    expect(head.headers).toMatchObject({ 'content-length': String(whole.length), 'accept-ranges': 'bytes' });
    const { body } = await part(null).expect(200);
    expect((body as Buffer).equals(whole)).toBe(true);
  });

  it('keeps a version the same while the recording grows, also after a restart of the api', async () => {
    const { version } = await track();
    const before = await download(version);
    const last = segments.at(-1);
    if (!last) throw new Error('Nothing was recorded');
    const later = { ...last, seq: last.seq + 1, startMs: last.endMs, endMs: last.endMs + 2000 };
    await storeSegment(later);
    const grown = await track();
    expect(grown.version).not.toBe(version);
    expect((await download(version)).equals(before)).toBe(true);
    expect((await download(grown.version)).length).toBeGreaterThan(before.length);

    const afterRestart = new RecordingIndex(world.database.dataSource);
    const webm = await afterRestart.get(sessionId, 'av', version);
    expect(webm.sizeBytes).toBe(before.length);
    const [head] = webm.resolveRange(0, 99);
    expect(head).toEqual({ kind: 'bytes', bytes: before.subarray(0, 100) });
  });

  it('refuses a version that never was, and a chain without a recording', async () => {
    for (const version of ['1-1', '99-100', 'x', '0-0']) {
      expect((await scene.proctor.get(path(version))).body.code).toBe('conflict');
    }
    const screen = await scene.proctor.get(`/api/sessions/${sessionId}/recordings/screen.webm`);
    expect([screen.status, screen.body.code]).toEqual([404, 'not_found']);
    await scene.proctor.get(`/api/sessions/${sessionId}/recordings/other.webm`).expect(400);
  });

  it('is logged once for one view, not once for each range', async () => {
    const views = await world.database.dataSource.manager.findBy(AccessLog, {
      sessionId,
      what: 'recording.av',
    });
    expect(views).toMatchObject([{ userId: scene.proctor.user.id }]);
  });

  it('survives a player that goes away in the middle of an answer', async () => {
    const server = await listen(world);
    const { port } = server.address() as AddressInfo;
    for (let i = 0; i < 5; i++) {
      const abort = new AbortController();
      const headers = { ...scene.proctor.headers, Range: 'bytes=0-' };
      const response = await fetch(`http://127.0.0.1:${port}${path()}`, { headers, signal: abort.signal });
      expect(response.status).toBe(206);
      abort.abort();
    }
    await part('bytes=0-9').expect(206);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('names who is in the recordings of a panel, also where a seat changed hands, and logs a look at them once', async () => {
    const people = [await world.signIn('examiner'), await world.signIn('examiner')];
    const comings = [
      { person: people[0]!, place: 2 },
      { person: people[1]!, place: 2 },
      { person: people[0]!, place: 2 },
      { person: people[1]!, place: 3 },
    ];
    for (const { person, place } of comings) {
      const payload = { change: 'examiner_joined', examinerId: person.user.id, place };
      await world.app.get(SessionChainService).append(sessionId, 'event', 1000, payload);
    }
    const [first] = segments;
    await storeSegment({ ...first!, chain: 'examiner-2', startMs: 9000, endMs: 9000 + first!.endMs });
    await storeSegment({ ...first!, chain: 'examiner-1' });
    const { body } = await scene.proctor.get(`/api/sessions/${sessionId}/review`).expect(200);
    const { recordings, examiners } = body as SessionReview;
    expect(recordings.map(({ chain }) => chain)).toEqual(['av', 'examiner-1', 'examiner-2']);
    expect(examiners).toEqual([
      { chain: 'examiner-1', names: [] },
      { chain: 'examiner-2', names: people.map(({ user }) => user.displayName) },
    ]);
    const of = (seat: number) => `/api/sessions/${sessionId}/recordings/examiner-${seat}.webm`;
    for (const seat of [1, 2, 2])
      await scene.proctor.get(of(seat)).buffer(true).parse(bytes).set('Range', 'bytes=0-99').expect(206);
    await people[0]!.get(of(2)).expect(403);
    await scene.proctor.get(of(3)).expect(404);
    await scene.proctor.get(of(6)).expect(400);
    const looks = { sessionId, what: 'recording.examiner' };
    expect(await world.database.dataSource.manager.countBy(AccessLog, looks)).toBe(1);
  });

  describe('of a closed session', () => {
    beforeAll(async () => {
      await world.database.dataSource.manager.update(
        ExamSession,
        { id: sessionId },
        { epoch: new Date(Date.now() - 600_000) },
      );
      await scene.finalise(sessionId);
    });

    const observe = (startedAtMs: number) => {
      const seen = { startedAtMs, endedAtMs: startedAtMs + 2000, reason: 'phone' };
      return scene.proctor.post(`/api/sessions/${sessionId}/observations`, seen);
    };

    it('keeps the picture of what a reviewer saw, in the chain and under a new signature', async () => {
      const { body: seen } = await observe(15_000).expect(200);
      expect(seen).toMatchObject({ hasEvidence: true });
      const evidence = `/api/sessions/${sessionId}/incidents/${seen.id}/evidence`;
      const picture = (await scene.proctor.get(evidence).buffer(true).parse(bytes).expect(200))
        .body as Buffer;
      const frame = `/api/sessions/${sessionId}/recordings/av/frame.webp?atMs=15000`;
      const shown = (await scene.proctor.get(frame).buffer(true).parse(bytes).expect(200)).body as Buffer;
      expect(picture.equals(shown)).toBe(true);
      const { format, width, height } = await sharp(picture).metadata();
      expect({ format, width, height }).toEqual({ format: 'webp', width: 640, height: 480 });
      const store = world.app.get(ObjectStore);
      const report = await verifySession(new SessionArchive(store, sessionFolder(sessionId)), {});
      expect(report).toMatchObject({ sound: true, unsignedEntries: 0 });
      // Where nothing was recorded, and for what is refused, no picture is left behind.
      expect((await observe(30_000).expect(200)).body).toMatchObject({ hasEvidence: false });
      await observe(3_600_000).expect(409);
      const pictures = [];
      for await (const { key } of store.list(`${sessionFolder(sessionId)}evidence/`)) pictures.push(key);
      expect(pictures).toHaveLength(1);
    });

    it('has clips in its pack that decode without a complaint and last from segment to segment', async () => {
      const request = scene.proctor.get(`/api/sessions/${sessionId}/pack.zip`).buffer(true).parse(bytes);
      const folder = await mkdtemp(join(tmpdir(), 'bakylau-clip-'));
      writeFileSync(join(folder, 'pack.zip'), (await request.expect(200)).body as Buffer);
      const zip = await ZipArchive.open(join(folder, 'pack.zip'));
      const ofPanel: string[] = [];
      for await (const { key } of zip.list('session/examiner-')) ofPanel.push(key);
      expect(ofPanel.toSorted()).toEqual(['session/examiner-1/1-0.webm', 'session/examiner-2/1-0.webm']);
      const clips: StoredObject[] = [];
      for await (const entry of zip.list('incidents/'))
        if (entry.key.endsWith('/clip.webm')) clips.push(entry);
      // The second one was seen where nothing is recorded.
      expect(clips).toHaveLength(1);
      const [{ key, sizeBytes }] = clips as [StoredObject];
      await pipeline(await zip.getRange(key, 0, sizeBytes - 1), createWriteStream(join(folder, 'clip.webm')));
      expect(await decodeErrors(join(folder, 'clip.webm'))).toBe('');
      const held = segments.filter(
        ({ run, startMs, endMs }) => run === 1 && startMs <= 22_000 && endMs >= 10_000,
      );
      const lengthMs = held.at(-1)!.endMs - held[0]!.startMs;
      const { video, audio } = await probePackets(join(folder, 'clip.webm'));
      expect(Math.abs(video.timesMs.length - (lengthMs * 15) / 1000)).toBeLessThanOrEqual(2);
      for (const { timesMs } of [video, audio])
        expect(Math.abs(timesMs.at(-1)! - timesMs[0]! - lengthMs)).toBeLessThan(200);
      rmSync(folder, { recursive: true });
    });
  });
});

/** supertest would read the body as text. */
function bytes(answer: Response, done: (error: Error | null, body: Buffer) => void): void {
  const response = answer as unknown as NodeJS.ReadableStream;
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}

async function listen(world: ApiWorld): Promise<Server> {
  const handler = world.app.getHttpAdapter().getInstance() as Parameters<typeof createServer>[1];
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
