import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { LOCALES } from '@bakylau/contracts';
import { AccessLog, RecordingSegment, SessionChainService } from '@bakylau/persistence';
import {
  type PackFile,
  parseSegmentPath,
  type SegmentTrack,
  sessionFolder,
  sha256Hex,
  type VerificationReport,
} from '@bakylau/recording';
import { ObjectStore, ZipArchive } from '@bakylau/storage';
import { ZipFile } from 'yazl';
import { createProgram } from '../../apps/cli/src/program';
import { runProgram } from '../../apps/cli/src/run-program';
import { ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const EVIDENCE = 'evidence/phone.webp';
const SEGMENTS = ['av/1-0.webm', 'av/1-1.webm', 'screen/1-0.webm'];

/** The pack of a whole session over HTTP, and the command that checks it with nothing else at hand. */
describe('the pack of a session', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-pack-'));
  let world: ApiWorld;
  let scene: ExamScene;
  let sessionId: string;
  let whole: Promise<Buffer> | null = null;

  beforeAll(async () => {
    world = await ApiWorld.start();
    scene = await ExamScene.set(world);
    const attempt = await scene.startAttempt();
    ({ sessionId } = attempt);
    for (const [i, path] of SEGMENTS.entries()) await storeSegment(path, i);
    const evidence = Buffer.from('a picture of the incident');
    await storeObject('evidence', EVIDENCE, evidence);
    const around = { sessionId, startedAtMs: 4_000, endedAtMs: 6_000 };
    const evidenceKey = sessionFolder(sessionId) + EVIDENCE;
    const confirmed = await world.factory.incident({ ...around, rule: 'object.phone', evidenceKey });
    const dismissed = await world.factory.incident({ ...around, rule: 'face.absent', startedAtMs: 1_000 });
    await scene.proctor.get(packPath()).expect(409);
    await scene.candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
    await scene.finalise(sessionId);
    const judge = (id: string, verdict: object) =>
      scene.proctor.put(`/api/sessions/${sessionId}/incidents/${id}/verdict`, verdict).expect(200);
    await judge(confirmed.id, { verdict: 'confirmed', reason: 'seen_on_recording' });
    await judge(dismissed.id, { verdict: 'dismissed', reason: 'false_alarm' });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await world.close();
  });

  const packPath = () => `/api/sessions/${sessionId}/pack.zip`;

  async function storeSegment(path: string, i: number): Promise<void> {
    const content = Buffer.alloc(50_000, `media ${i}`);
    const { sizeBytes, sha256 } = await storeObject('segment', path, content);
    const { chain, run, seq } = parseSegmentPath(path)!;
    const span = { startMs: seq * 10_000, endMs: (seq + 1) * 10_000 };
    const tracks: SegmentTrack[] = [
      { track: 'camera', codec: 'vp8', width: 640, height: 480, frames: 100, keyFrames: 10 },
    ];
    const objectKey = sessionFolder(sessionId) + path;
    await world.database.dataSource
      .getRepository(RecordingSegment)
      .insert({ sessionId, chain, run, seq, ...span, sizeBytes, sha256, objectKey, tracks, holes: [] });
  }

  async function storeObject(kind: string, path: string, content: Buffer) {
    await world.app.get(ObjectStore).put(sessionFolder(sessionId) + path, content, 'video/webm');
    const object = { path, sizeBytes: content.length, sha256: sha256Hex(content) };
    await world.app.get(SessionChainService).append(sessionId, kind, 0, { object });
    return object;
  }

  /** The state does not change, so one download serves all. */
  const download = () => (whole ??= downloadAnew());

  async function downloadAnew(): Promise<Buffer> {
    const request = scene.proctor.get(packPath()).buffer(true);
    const response = await request
      .parse((answer, done) => {
        const blocks: Buffer[] = [];
        answer.on('data', (block: Buffer) => blocks.push(block));
        answer.on('end', () => done(null, Buffer.concat(blocks)));
      })
      .expect(200);
    expect(response.headers['content-type']).toBe('application/zip');
    return response.body as Buffer;
  }

  /** What the command says of a pack made of these files. */
  async function verify(pack: Buffer): Promise<{ status: number; report: VerificationReport | null }> {
    const path = join(folder, 'pack.zip');
    writeFileSync(path, pack);
    let printed = '';
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    const complain = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const status = await runProgram(createProgram(), ['node', 'bakylau', 'verify', path, '--json']);
    write.mockRestore();
    complain.mockRestore();
    process.exitCode = 0;
    return { status, report: printed ? (JSON.parse(printed) as VerificationReport) : null };
  }

  it('is a zip with everything, found sound by the command, and its download is on record', async () => {
    const pack = await download();
    expect(await verify(pack)).toMatchObject({ status: 0, report: { sound: true, sessionId, objects: 4 } });
    const log = await world.database.dataSource.getRepository(AccessLog).findBy({ sessionId });
    expect(log.filter(({ what }) => what === 'session.pack')).toHaveLength(1);
  });

  it('holds protocols and instructions in three languages, and what shows the confirmed incidents alone', async () => {
    const files = new Map<string, Buffer>();
    await changed((name, content) => (files.set(name, content), content));
    const beside = [...files.keys()].filter((name) => !name.startsWith('session/'));
    const incident = 'incidents/02-object.phone';
    expect(beside.toSorted()).toEqual([
      ...LOCALES.map((locale) => `README.${locale}.txt`).toSorted(),
      `${incident}/clip.webm`,
      `${incident}/frame.webp`,
      'index.json',
      ...LOCALES.map((locale) => `protocol.${locale}.pdf`).toSorted(),
    ]);
    expect(files.get(`${incident}/frame.webp`)!.toString()).toBe('a picture of the incident');
    const clip = files.get(`${incident}/clip.webm`)!;
    expect(clip.readUInt32BE(0)).toBe(0x1a45dfa3);
    // Five seconds before and after reach into both segments of the camera.
    expect(clip.includes('media 0')).toBe(true);
    expect(clip.includes('media 1')).toBe(true);
    const index = JSON.parse(files.get('index.json')!.toString()) as { files: PackFile[] };
    const hashes = beside
      .filter((path) => path !== 'index.json')
      .map((path) => ({ path, sizeBytes: files.get(path)!.length, sha256: sha256Hex(files.get(path)!) }));
    expect(index.files.toSorted((a, b) => a.path.localeCompare(b.path))).toEqual(
      hashes.toSorted((a, b) => a.path.localeCompare(b.path)),
    );
    expect(files.get('protocol.kk.pdf')!.equals(await protocol('kk'))).toBe(true);
  });

  async function protocol(locale: string): Promise<Buffer> {
    const path = `/api/sessions/${sessionId}/protocol.pdf?locale=${locale}`;
    return (await scene.proctor.get(path).buffer(true).expect(200)).body as Buffer;
  }

  it('of an edited protocol is broken, and the command names it', async () => {
    const pack = await changed((name, content) =>
      name === 'protocol.ru.pdf' ? Buffer.concat([content, Buffer.from('\n')]) : content,
    );
    const { status, report } = await verify(pack);
    expect([status, report?.problem?.item, report?.problem?.code]).toEqual([
      1,
      'protocol.ru.pdf',
      'OBJECT_CHANGED',
    ]);
  });

  /** The pack with its files changed: name and content in, content or nothing out. */
  async function changed(change: (name: string, content: Buffer) => Buffer | null): Promise<Buffer> {
    const path = join(folder, 'whole.zip');
    writeFileSync(path, await download());
    const whole = await ZipArchive.open(path);
    const zip = new ZipFile();
    for await (const { key } of whole.list('')) {
      const content = change(key, await whole.get(key));
      if (content) zip.addBuffer(content, key, { compress: false });
    }
    whole.close();
    zip.end();
    const blocks: Buffer[] = [];
    for await (const block of zip.outputStream) blocks.push(block as Buffer);
    return Buffer.concat(blocks);
  }

  const lines = (content: Buffer) => content.toString('utf8').trimEnd().split('\n');
  const joined = (all: string[]) => Buffer.from(`${all.join('\n')}\n`);
  const isManifest = (name: string) => name.endsWith('/manifest.jsonl');

  it.each([
    [
      'a flipped byte',
      'av/1-1.webm',
      (name: string, content: Buffer) => {
        if (name.endsWith('av/1-1.webm')) content[777]! ^= 1;
        return content;
      },
    ],
    [
      'a removed segment',
      'screen/1-0.webm',
      (name: string, content: Buffer) => (name.endsWith('screen/1-0.webm') ? null : content),
    ],
    [
      'two events in another order',
      null,
      (name: string, content: Buffer) => {
        if (!isManifest(name)) return content;
        const all = lines(content);
        [all[1], all[2]] = [all[2]!, all[1]!];
        return joined(all);
      },
    ],
    [
      'an edited event',
      null,
      (name: string, content: Buffer) =>
        isManifest(name)
          ? Buffer.from(content.toString('utf8').replace('"candidate"', '"deadline!"'))
          : content,
    ],
  ])('with %s is broken, and the command names what is wrong', async (_what, item, change) => {
    const { status, report } = await verify(await changed(change));
    expect([status, report?.sound]).toEqual([1, false]);
    if (item) expect(report?.problem?.item).toBe(item);
    else expect(report?.problem?.line).toEqual(expect.any(Number));
  });

  it('that is cut, doubled or no pack at all cannot be checked', async () => {
    const pack = await download();
    expect((await verify(pack.subarray(0, pack.length - 100))).status).toBe(2);
    expect((await verify(Buffer.from('no zip at all'))).status).toBe(2);
    expect((await verify(await changed((name, content) => (isManifest(name) ? null : content)))).status).toBe(
      2,
    );
  });

  it('lets go of the object that it reads when the download is broken off', async () => {
    const store = world.app.get(ObjectStore);
    const large = `${sessionFolder(sessionId)}a-large.bin`;
    await store.put(large, Buffer.alloc(8_000_000, 1), 'application/octet-stream');
    const streams: Readable[] = [];
    const getRange = store.getRange.bind(store);
    const spy = jest.spyOn(store, 'getRange').mockImplementation(async (...range) => {
      const stream = await getRange(...range);
      streams.push(stream);
      return stream;
    });
    await new Promise<void>((resolve, reject) => {
      const server = world.app.getHttpServer().listen(0, () => {
        const { port } = server.address() as AddressInfo;
        const call = get({ port, path: packPath(), headers: scene.proctor.headers }, (answer) => {
          answer.once('data', () => answer.destroy());
          answer.once('close', resolve);
        });
        call.once('error', reject);
      });
    });
    for (let turn = 0; turn < 100 && !streams.every(({ destroyed }) => destroyed); turn++) await delay(20);
    spy.mockRestore();
    await store.delete(large);
    expect(streams.length).toBeGreaterThan(0);
    expect(streams.filter(({ destroyed }) => !destroyed)).toEqual([]);
  });

  it('is for those alone who review the session', async () => {
    await scene.candidate.get(packPath()).expect(403);
    await (await world.signIn('proctor')).get(packPath()).expect(404);
  });
});
