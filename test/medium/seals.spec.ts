import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type IntegrityReport, type PublicKeyList, type Seal } from '@bakylau/contracts';
import { ChainEntryRecord, SessionChainService } from '@bakylau/persistence';
import { keyIdOf, SessionArchive, sessionFolder, verifySession } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const newKey = () => generateKeyPairSync('ed25519').privateKey;
const idOf = (key: KeyObject) => keyIdOf(createPublicKey(key));
const publicPem = (key: KeyObject) => createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

/** A service whose key was changed: what the old key signed, what the new one signs, and what anybody may ask about it. */
describe('signing keys and public seals', () => {
  const [before, lost] = [newKey(), newKey()];
  let world: ApiWorld;
  let scene: ExamScene;
  let sessionId: string;

  beforeAll(async () => {
    world = await ApiWorld.start({ SIGNING_KEYS_RETIRED: publicPem(before) });
    scene = await ExamScene.set(world);
    const attempt = await scene.startAttempt();
    ({ sessionId } = attempt);
    await scene.candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
    await scene.finalise(sessionId);
  });
  afterAll(() => world.close());

  const chainOf = (signingKey: KeyObject) =>
    new SessionChainService({
      dataSource: world.database.dataSource,
      objectStore: world.app.get(ObjectStore),
      signingKey,
    });
  /** A session as it was signed at a time when this was the key of the service. */
  async function signedWith(key: KeyObject): Promise<{ id: string; headHash: string }> {
    const attempt = await world.factory.attempt({ examId: scene.exam.id });
    const { id } = await world.factory.session({
      attemptId: attempt.id,
      epoch: new Date('2026-11-23T06:00:00.000Z'),
      finalisedAt: new Date('2026-11-23T07:00:00.000Z'),
    });
    const chain = chainOf(key);
    await chain.append(id, 'event', 0, { text: 'from before' });
    const head = await chain.signHead(id, { final: true });
    await chain.exportManifest(id);
    return { id, headHash: head!.hash };
  }
  const integrityOf = async (id: string) =>
    (await scene.proctor.get(`/api/sessions/${id}/integrity`).expect(200)).body as IntegrityReport;
  const sealOf = async (headHash: string) =>
    (await world.http.get(`/api/seals/${headHash}`).expect(200)).body as Seal;

  it('lists the current and the retired key to anybody, and no more of them than the public half', async () => {
    const { keys } = (await world.http.get('/api/public-keys').expect(200)).body as PublicKeyList;
    expect(keys.map(({ keyId, state }) => [keyId, state])).toEqual([
      [idOf(world.config.signingKey), 'current'],
      [idOf(before), 'retired'],
    ]);
    expect(keys.map(({ pem }) => pem)).toEqual([publicPem(world.config.signingKey), publicPem(before)]);
  });

  it('finds a session of the retired key sound, and one of a key that it does not know by its id', async () => {
    expect(await integrityOf((await signedWith(before)).id)).toMatchObject({ sound: true });
    const stranger = await integrityOf((await signedWith(lost)).id);
    expect(stranger.sound).toBe(false);
    expect(stranger.firstProblem).toContain(idOf(lost));
  });

  it('signs with the new key, also behind heads of the old one, and leaves both in the folder', async () => {
    const { id } = await signedWith(before);
    const chain = world.app.get(SessionChainService);
    await chain.append(id, 'verdict', null, { verdict: 'dismissed' });
    const head = await chain.signHead(id, { final: true });
    expect(head?.payload['keyId']).toBe(idOf(world.config.signingKey));
    await chain.exportManifest(id);
    const archive = new SessionArchive(world.app.get(ObjectStore), sessionFolder(id));
    const report = await verifySession(archive, { expectedPublicKeyPem: chain.keys.allPem });
    expect(report).toMatchObject({ sound: true, entries: 4 });
  });

  it('writes out both keys of a session during which the key was changed', async () => {
    const { id } = await world.factory.session({ epoch: new Date('2026-11-23T06:00:00.000Z') });
    const old = chainOf(before);
    await old.append(id, 'event', 0, {});
    await old.signHead(id, { final: false });
    const chain = world.app.get(SessionChainService);
    await chain.append(id, 'event', 1000, {});
    await chain.signHead(id, { final: true });
    await chain.exportManifest(id);
    const archive = new SessionArchive(world.app.get(ObjectStore), sessionFolder(id));
    expect(await verifySession(archive)).toMatchObject({ sound: true, entries: 4 });
  });

  it('confirms a seal to whoever holds its hash, and tells four things', async () => {
    const { headHash } = await integrityOf(sessionId);
    const seal = await sealOf(headHash!);
    expect(seal).toEqual({
      headHash,
      signature: 'valid',
      keyId: idOf(world.config.signingKey),
      sealedAt: expect.any(String),
    });
    await world.http.get(`/api/seals/${'0'.repeat(64)}`).expect(404);
    await world.http.get(`/api/seals/${sessionId}`).expect(400);
  });

  it('tells an unknown key, and an entry that was changed in the database', async () => {
    expect(await sealOf((await signedWith(lost)).headHash)).toMatchObject({
      signature: 'unknown_key',
      keyId: idOf(lost),
    });
    const { id, headHash } = await signedWith(before);
    expect(await sealOf(headHash)).toMatchObject({ signature: 'valid' });
    await world.database.dataSource
      .getRepository(ChainEntryRecord)
      .update({ sessionId: id, seq: 1 }, { utc: '2026-11-23T05:00:00.000Z' });
    expect(await sealOf(headHash)).toMatchObject({ signature: 'invalid' });
  });

  it('slows down whoever asks in bulk', async () => {
    const answers = [];
    for (let i = 0; i < 31; i++) answers.push((await world.http.get(`/api/seals/${'1'.repeat(64)}`)).status);
    expect(answers.at(-1)).toBe(429);
  });
});
