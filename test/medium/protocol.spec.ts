import { type Locale, LOCALES, TERMS } from '@bakylau/contracts';
import {
  AccessLog,
  ExamResult,
  type IncidentRecord,
  newId,
  RecordingSegment,
  SessionChainService,
  User,
} from '@bakylau/persistence';
import { explanationCard } from '@bakylau/testing';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';
import { type PdfReading, readPdf, wordsOf } from './pdf-reading';

/** Together with the note they have every letter of Kazakh that Russian lacks, small and capital. */
const CANDIDATE = 'Әсел Құрманғалиқызы Іңкәрбекова';
const TITLE = { kk: 'Өлшемдер ғылымы', ru: 'Наука об измерениях', en: 'The science of measures' };
const NOTE = 'Үстелде қағаз: ӘҒҚҢӨҰҮҺІ әғқңөұүһі.';
const RULING = 'Қанағаттандырылды: ол анасы екен.';

/** The protocol over HTTP, read back as a reader of PDF files reads it. */
describe('the protocol of a session', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let second: ApiCaller;
  let sessionId: string;
  let incident: IncidentRecord;

  beforeAll(async () => {
    world = await ApiWorld.start({ PUBLIC_ORIGIN: 'https://exam.example.kz' });
    scene = await ExamScene.set(world, { title: TITLE });
    const users = world.database.dataSource.getRepository(User);
    await users.update({ id: scene.candidate.user.id }, { displayName: CANDIDATE });
    second = await world.signIn('proctor');
    await world.factory.staff({ examId: scene.exam.id, userId: second.user.id, role: 'proctor' });
    const attempt = await scene.startAttempt();
    ({ sessionId } = attempt);
    await scene.proctor.get(protocolPath('kk')).expect(409);
    const credited = { change: 'time_credited', lostMs: 45_000, creditedMs: 40_000, creditedInAllMs: 40_000 };
    await world.app.get(SessionChainService).append(sessionId, 'event', 65_000, credited);
    await world.database.dataSource
      .getRepository(RecordingSegment)
      .insert([segment(0, 0), segment(1, 75_000)]);
    await scene.candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
    await scene.finalise(sessionId);
    const card = explanationCard('face.multiple', { ruleVersion: 7 });
    incident = await world.factory.incident({
      sessionId,
      rule: 'face.multiple',
      startedAtMs: 61_000,
      endedAtMs: 65_000,
      card,
    });
    const gap = await world.factory.incident({ sessionId, rule: 'media.gap' });
    await judge(gap.id, { verdict: 'dismissed', reason: 'technical_cause' });
    await judge(incident.id, { verdict: 'confirmed', reason: 'other_confirmed', note: NOTE });
    const outcome = { outcome: 'violation', reason: 'Another person was there.', incidentIds: [incident.id] };
    await scene.proctor.put(`/api/sessions/${sessionId}/decision`, outcome).expect(200);
    await scene.candidate
      .post(`/api/attempts/${attempt.id}/appeal`, { text: 'It was my mother with tea.' })
      .expect(200);
    await second.post(`/api/sessions/${sessionId}/appeal/take`).expect(200);
    const granted = { ruling: 'granted', outcome: 'clear', reason: RULING };
    await second.put(`/api/sessions/${sessionId}/appeal/ruling`, granted).expect(200);
    // As it was written before a confirmation had a reason.
    const by = scene.examiner.user.id;
    const older = { resultId: newId(), mark: 20, letter: 'F', by };
    await world.app.get(SessionChainService).append(sessionId, 'confirmation', null, older);
    const { id, mark } = await world.database.dataSource.manager.findOneByOrFail(ExamResult, {
      attemptId: attempt.id,
    });
    const reason = 'Marked by the key.';
    await scene.examiner.post(`/api/results/${id}/confirm`, { mark, reason }).expect(200);
  });
  afterAll(() => world.close());

  const protocolPath = (locale: string) => `/api/sessions/${sessionId}/protocol.pdf?locale=${locale}`;
  const judge = (id: string, verdict: object) =>
    scene.proctor.put(`/api/sessions/${sessionId}/incidents/${id}/verdict`, verdict).expect(200);

  function segment(seq: number, startMs: number): Partial<RecordingSegment> {
    const objectKey = `sessions/${sessionId}/av/1-${seq}.webm`;
    const place = { sessionId, chain: 'av' as const, run: 1, seq, objectKey };
    return {
      ...place,
      startMs,
      endMs: startMs + 60_000,
      sizeBytes: 1,
      sha256: 'a'.repeat(64),
      tracks: [],
      holes: [],
    };
  }

  async function download(locale: Locale): Promise<Buffer> {
    const response = await scene.proctor.get(protocolPath(locale)).buffer(true).expect(200);
    expect(response.headers['content-type']).toBe('application/pdf');
    return response.body as Buffer;
  }

  describe.each(LOCALES)('in %s', (locale) => {
    let reading: PdfReading;
    let words: string;
    beforeAll(async () => {
      reading = readPdf(await download(locale));
      words = wordsOf(reading);
    });

    it('is tagged, in its language, with its title, and its pages are numbered', () => {
      expect(reading.info.Language).toBe(locale);
      expect(reading.isTagged).toBe(true);
      expect(reading.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'TD', 'Figure', 'L']));
      expect(words).toContain(reading.info.Title);
      const { length } = reading.pages;
      for (const [i, page] of reading.pages.entries())
        expect(page).toMatch(new RegExp(`(${i + 1}\\D+${length}|${length}\\D+${i + 1}-)`));
    });

    it('says who sat what, with every Kazakh letter', () => {
      for (const fact of [CANDIDATE, TITLE[locale], sessionId]) expect(words).toContain(fact);
      expect(words).not.toContain('[U+');
      for (const letter of 'ӘәҒғҚқҢңӨөҰұҮүҺһІі') expect(words).toContain(letter);
    });

    it('says what was flagged by which rule, in ledgers apart, and what that does not prove', () => {
      const { rule, verdict, verdictReason } = TERMS[locale];
      expect(words).toContain(`1. 1:01 – ${rule.face.multiple}`);
      expect(words).toContain(`2. 0:10 – ${rule.media.gap}`);
      expect(words).toMatch(/face\.multiple, .*7/);
      expect(words).toContain(explanationCard('face.multiple').doesNotProve[locale]);
      expect(words).toContain(`${verdict.confirmed}, ${verdictReason.other_confirmed} ${NOTE}`);
      expect(words).toContain(`${verdict.dismissed}, ${verdictReason.technical_cause}`);
    });

    it('says who decided what: the first decision, the appeal, the ruling and what holds now', () => {
      const { decision, appealState } = TERMS[locale];
      const order = [
        `${scene.proctor.user.displayName}: ${decision.violation}`,
        'Another person was there.',
        `${CANDIDATE} It was my mother with tea.`,
        `${second.user.displayName}: ${appealState.granted} ${RULING}`,
        `${second.user.displayName}: ${decision.clear}`,
        `${scene.examiner.user.displayName}: 20 (F)`,
        `${scene.examiner.user.displayName}: 0 (F)`,
        'Marked by the key.',
      ];
      for (const text of order) expect(words).toContain(text);
    });

    it('says what is missing of the recording and what time was given back', () => {
      expect(words).toMatch(/1:00 (–|to) 1:15/);
      expect(words).toMatch(/1:05, .*45 (s|с).*40 (s|с)/);
    });

    it('shows the seal that the public page confirms', async () => {
      const hash = /exam\.example\.kz\/verify\/([0-9a-f]{64})/.exec(words.replaceAll(' ', ''))?.[1];
      const { body } = await world.http.get(`/api/seals/${hash}`).expect(200);
      expect(body).toMatchObject({ signature: 'valid', headHash: hash });
      expect(words).toContain(body.keyId);
    });
  });

  it('is the same to the byte for the same state, and its download is on record', async () => {
    expect((await download('kk')).equals(await download('kk'))).toBe(true);
    const log = await world.database.dataSource.getRepository(AccessLog).findBy({ sessionId });
    expect(log.filter(({ what }) => what === 'session.protocol').length).toBeGreaterThanOrEqual(2);
  });

  it('is for those alone who review the session, in a language that there is', async () => {
    await scene.candidate.get(protocolPath('kk')).expect(403);
    await (await world.signIn('proctor')).get(protocolPath('kk')).expect(404);
    await scene.proctor.get(protocolPath('de')).expect(400);
  });
});
