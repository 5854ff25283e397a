import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { personSchema } from '@bakylau/contracts';
import { AuditEntry, FaceEnrolment, User } from '@bakylau/persistence';
import { ObjectStore } from '@bakylau/storage';
import sharp from 'sharp';
import { AnalyzerProcess } from './analyzer-process';
import { type ApiCaller, ApiWorld } from './api-world';

const fixture = (name: string): Buffer => readFileSync(join(__dirname, '../fixtures', name));

describe('people', () => {
  let analyzer: AnalyzerProcess;
  let world: ApiWorld;
  let registrar: ApiCaller;

  beforeAll(async () => {
    analyzer = await AnalyzerProcess.start();
    world = await ApiWorld.start({ ANALYZER_PORT: String(analyzer.port) });
    registrar = await world.signIn('registrar');
  }, 90_000);
  afterAll(async () => {
    await world.close();
    await analyzer.close();
  });

  const newPerson = {
    login: 'Aigerim.S',
    displayName: 'Айгерім Сәбитова',
    studentNumber: '21B030123',
    roles: ['candidate'],
    locale: 'kk',
    password: 'a long enough password',
  };

  describe('adding a person', () => {
    it('makes an account that can sign in, and tells nothing of its password', async () => {
      const response = await registrar.post('/api/people', newPerson).expect(200);
      expect(personSchema.parse(response.body)).toMatchObject({
        login: 'aigerim.s',
        displayName: 'Айгерім Сәбитова',
        hasEnrolledPhoto: false,
        active: true,
      });
      expect(response.text).not.toMatch(/password|argon2/i);
      await world.http
        .post('/api/auth/login')
        .send({ login: 'aigerim.s', password: newPerson.password })
        .expect(200);
      const entries = await world.database.dataSource
        .getRepository(AuditEntry)
        .findBy({ subject: response.body.id as string, action: 'person.created' });
      expect(entries).toMatchObject([{ userId: registrar.user.id }]);
    });

    it('refuses a login that exists, whatever its case', async () => {
      await registrar.post('/api/people', { ...newPerson, login: 'twice' }).expect(200);
      await registrar.post('/api/people', { ...newPerson, login: 'TWICE' }).expect(409, /"code":"conflict"/);
    });

    it.each([
      ['a short password', { password: 'short' }],
      ['no role', { roles: [] }],
      ['a role that does not exist', { roles: ['emperor'] }],
      ['an empty name', { displayName: '   ' }],
      ['an unknown language', { locale: 'de' }],
    ])('refuses %s', async (_, fields) => {
      const response = await registrar
        .post('/api/people', { ...newPerson, login: 'other', ...fields })
        .expect(400);
      expect(response.body).toMatchObject({
        code: 'validation_failed',
        details: [{ path: expect.stringMatching(`^${Object.keys(fields)[0]}`) }],
      });
    });

    it('lets only administrators make administrators', async () => {
      const admin = { ...newPerson, login: 'new-admin', roles: ['admin'] };
      await registrar.post('/api/people', admin).expect(403, /"code":"forbidden"/);
      expect(await world.database.dataSource.getRepository(User).countBy({ login: 'new-admin' })).toBe(0);
      await (await world.signIn('admin')).post('/api/people', admin).expect(200);
    });
  });

  it('are listed by name, with whether they have a photo', async () => {
    const user = await world.person({ displayName: 'Aaaa First' });
    await world.factory.faceEnrolment({ userId: user.id });
    const response = await registrar.get('/api/people').expect(200);
    expect(response.body.people[0]).toMatchObject({ id: user.id, hasEnrolledPhoto: true });
    expect(response.text).not.toMatch(/password|descriptor/i);
  });

  describe('enrolling a photo', () => {
    const enrol = (userId: string, content: Buffer, type = 'image/jpeg') =>
      registrar.upload('put', `/api/people/${userId}/photo`, content, type);
    const stored = (userId: string) =>
      world.database.dataSource.getRepository(FaceEnrolment).findOneByOrFail({ userId });

    it('keeps an upright JPEG without metadata and the descriptor of the face', async () => {
      const user = await world.person();
      const upload = await sharp(fixture('faces/obama_blue_room.jpg'))
        .withExif({ IFD0: { Artist: 'somebody', ImageDescription: 'home address' } })
        .webp({ quality: 95 })
        .toBuffer();
      const response = await enrol(user.id, upload, 'image/webp').expect(200);
      expect(personSchema.parse(response.body)).toMatchObject({ id: user.id, hasEnrolledPhoto: true });

      const { photoKey, descriptor, modelSha256 } = await stored(user.id);
      expect(descriptor).toHaveLength(128);
      expect(modelSha256).toMatch(/^[0-9a-f]{64}$/);
      const photo = await world.app.get(ObjectStore).get(photoKey);
      const { format, exif } = await sharp(photo).metadata();
      expect(format).toBe('jpeg');
      expect(exif).toBeUndefined();
      expect(photo.includes('home address')).toBe(false);
    });

    it('replaces the former photo and forgets it', async () => {
      const user = await world.person();
      await enrol(user.id, fixture('faces/obama_blue_room.jpg')).expect(200);
      const first = await stored(user.id);
      await enrol(user.id, fixture('faces/biden_blue_room.jpg')).expect(200);
      const second = await stored(user.id);
      expect(second.photoKey).not.toBe(first.photoKey);
      expect(second.descriptor).not.toEqual(first.descriptor);
      expect(await world.app.get(ObjectStore).find(first.photoKey)).toBeNull();
    });

    it.each([
      [
        'nobody on it',
        () =>
          sharp({ create: { width: 640, height: 480, channels: 3, background: '#b0b0b0' } })
            .jpeg()
            .toBuffer(),
        'no_face',
      ],
      [
        'two people on it',
        () => Promise.resolve(fixture('faces/obama_and_biden_two_faces.jpg')),
        'several_faces',
      ],
      [
        'hardly any light',
        () => sharp(fixture('faces/obama_blue_room.jpg')).linear(0.12, 0).jpeg().toBuffer(),
        'too_dark',
      ],
    ])('refuses a photo with %s, and says why', async (_, photo, refusal) => {
      const user = await world.person();
      const response = await enrol(user.id, await photo()).expect(400);
      expect(response.body.code).toBe('validation_failed');
      const { details } = response.body as { details: { path: string; problem: string }[] };
      expect(details).toContainEqual({ path: 'photo', problem: refusal });
      expect(await world.database.dataSource.getRepository(FaceEnrolment).countBy({ userId: user.id })).toBe(
        0,
      );
    });

    it('says so when the analyzer is away, and stores nothing', async () => {
      const alone = await ApiWorld.start();
      const user = await alone.person();
      const response = await (
        await alone.signIn('registrar')
      ).upload('put', `/api/people/${user.id}/photo`, fixture('faces/obama_blue_room.jpg'));
      expect(response.status).toBe(503);
      expect(response.body.code).toBe('analysis_unavailable');
      expect(await alone.database.dataSource.getRepository(FaceEnrolment).count()).toBe(0);
      await alone.close();
    });
  });

  it('readiness names the parts that are there and those that are not', async () => {
    const response = await world.http.get('/health/ready').expect(503);
    expect(response.body).toEqual({
      ready: false,
      parts: {
        database: { ready: true },
        objectStore: { ready: true },
        analyzer: { ready: true },
        gateway: { ready: false, detail: 'does not answer' },
      },
    });
    await world.http.get('/health/live').expect(200, { live: true });
  });
});
