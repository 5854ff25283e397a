import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ExamSession, RecordingSegment, SessionChainService, SessionDecision } from '@bakylau/persistence';
import { SessionArchive, sessionFolder, sha256Hex, verifySession } from '@bakylau/recording';
import { ObjectStore, S3ObjectStore } from '@bakylau/storage';
import { type S3Server } from '@bakylau/testing';
import { RetentionSweeper } from '../../apps/api/src/retention/retention.sweeper';
import { ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const ROOT = join(__dirname, '../..');
const CLI = join(ROOT, 'apps/cli/src/main.ts');
const REGISTER = join(ROOT, 'tools/typescript/register.cjs');
const BUCKET = 'retention';
const VOICE = Buffer.alloc(40_000, 'the voice of a person ');
const FACE = 'check-in/photo.jpg';
const SEGMENTS = ['av/1-0.webm', 'av/1-1.webm'];
const PROOF = ['manifest.jsonl', 'public-key.pem'];
const DAY_MS = 86_400_000;

/**
 * Deletion and change of the master key as the service and its command do them, looked at from behind: through the bucket itself.
 * @param serverOf gives the server once it runs
 */
export function describeRetentionOnS3(serverOf: () => S3Server): void {
  const [first, second] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  let bucket: S3ObjectStore;

  const s3 = () => {
    const { endpoint, region, accessKey, secretKey } = serverOf();
    return { endpoint, region, accessKey, secretKey, bucket: BUCKET };
  };
  const environment = (keys: Record<string, string>): Record<string, string> => ({
    ...{ S3_ENDPOINT: s3().endpoint, S3_REGION: s3().region, S3_BUCKET: BUCKET },
    ...{ S3_ACCESS_KEY: s3().accessKey, S3_SECRET_KEY: s3().secretKey },
    ...keys,
  });
  const rewrap = async (keys: Record<string, string>): Promise<unknown> => {
    const env = { ...process.env, ...environment(keys) };
    const args = ['--require', REGISTER, CLI, 'rewrap', '--json'];
    return JSON.parse((await promisify(execFile)(process.execPath, args, { env, cwd: ROOT })).stdout);
  };
  /** What lies there of a session, by name, as the server has it. */
  const found = async (sessionId: string): Promise<Map<string, Buffer>> => {
    const objects = new Map<string, Buffer>();
    const folder = sessionFolder(sessionId);
    for await (const { key } of bucket.list(folder))
      objects.set(key.slice(folder.length), await bucket.get(key));
    return objects;
  };

  beforeAll(() => {
    bucket = new S3ObjectStore(s3());
  });
  afterAll(() => bucket.close());

  it('deletes encrypted objects at the end of their period, and rewraps what is left under a new key', async () => {
    const world = await ApiWorld.start(environment({ RECORDING_KEY: first }));
    let sessionId: string;
    try {
      const scene = await ExamScene.set(world);
      ({ sessionId } = await fill(world, scene));
      const before = await found(sessionId);
      expect([...before.keys()].sort()).toEqual([...PROOF, FACE, ...SEGMENTS].sort());
      for (const path of [FACE, ...SEGMENTS])
        expect(before.get(path)!.includes(VOICE.subarray(0, 22))).toBe(false);

      const sweep = (days: number) =>
        world.app.get(RetentionSweeper).sweep(new Date(Date.now() + days * DAY_MS));
      await sweep(31);
      expect([...(await found(sessionId)).keys()].sort()).toEqual([...PROOF, ...SEGMENTS].sort());
    } finally {
      await world.close();
    }

    const changed = { RECORDING_KEY: second, RECORDING_KEYS_RETIRED: first };
    expect(await rewrap(changed)).toMatchObject({ rewrapped: 4, encrypted: 0, current: 0, failed: [] });
    expect(await rewrap({ RECORDING_KEY: second })).toMatchObject({ rewrapped: 0, current: 4, failed: [] });
    const after = await ApiWorld.start(environment({ RECORDING_KEY: second }));
    try {
      const store = after.app.get(ObjectStore);
      const folder = sessionFolder(sessionId);
      expect((await store.get(folder + SEGMENTS[1]!)).equals(VOICE)).toBe(true);
      const report = await verifySession(new SessionArchive(store, folder), {});
      expect(report).toMatchObject({ sound: true, objects: SEGMENTS.length });
      expect(report.deleted.map(({ path }) => path)).toEqual([FACE]);
    } finally {
      await after.close();
    }
  }, 60_000);
}

/** A decided session with a photo and two segments, in store, chain and tables. */
async function fill(world: ApiWorld, scene: ExamScene): Promise<{ sessionId: string }> {
  const { manager } = world.database.dataSource;
  const { id: attemptId, sessionId } = await scene.startAttempt();
  for (const path of [FACE, ...SEGMENTS]) {
    await world.app.get(ObjectStore).put(sessionFolder(sessionId) + path, VOICE, 'application/octet-stream');
    const object = { path, sizeBytes: VOICE.length, sha256: sha256Hex(VOICE) };
    await world.app.get(SessionChainService).append(sessionId, 'segment', 0, { object });
  }
  await manager.insert(
    RecordingSegment,
    SEGMENTS.map((path, seq) => ({
      ...{ sessionId, chain: 'av' as const, run: 1, seq, startMs: seq * 10_000, endMs: seq * 10_000 + 9000 },
      ...{ sizeBytes: VOICE.length, sha256: sha256Hex(VOICE), objectKey: sessionFolder(sessionId) + path },
      ...{ tracks: [], holes: [] },
    })),
  );
  await scene.candidate.post(`/api/attempts/${attemptId}/submit`).expect(200);
  await scene.finalise(sessionId);
  await manager.insert(SessionDecision, {
    ...{ sessionId, outcome: 'clear', reason: 'nothing', incidentIds: [] },
    ...{ decidedBy: scene.proctor.user.id, decidedAt: new Date() },
  });
  await manager.update(ExamSession, { id: sessionId }, { state: 'decided' });
  return { sessionId };
}
