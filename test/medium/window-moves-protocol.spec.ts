import { type Attempt as AttemptView, EXAM_WINDOW_HEADER, type Locale } from '@bakylau/contracts';
import { ExamSession, ExamStaff, newId, User, WindowLedger, WindowMove } from '@bakylau/persistence';
import { sessionRecord } from '../../apps/api/src/retention/person-records';
import { ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';
import { readPdf, wordsOf } from './pdf-reading';

jest.setTimeout(60_000);

const CHROME = 'Chrome 142, Windows';
const FIREFOX = 'Firefox 145, Android';
const THERE = 'The first computer has no display any longer.';
const BACK = 'The computer is repaired.';
const COMMENT = 'Thank you for moving it.';
const CLEAR = 'All in order.';

describe('moves of an exam between windows, in the protocol', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let attempt: AttemptView;
  let ledger: WindowLedger;
  let firstId: string;

  beforeAll(async () => {
    world = await ApiWorld.start();
    ledger = world.app.get(WindowLedger);
  });
  beforeEach(async () => {
    scene = await ExamScene.set(world);
    attempt = await scene.startAttempt();
    firstId = newId();
    await ledger.take(attempt.sessionId, { windowId: firstId, device: CHROME }, null);
  });
  afterAll(() => world?.close());

  const rows = () => world.database.dataSource.manager;
  const wait = (windowId: string, device: string) => ledger.wait(attempt.sessionId, { windowId, device });

  async function handOver(windowId: string, device: string, reason: string, by: ApiCaller): Promise<void> {
    const { id: waitingId } = await wait(windowId, device);
    await by.post(`/api/sessions/${attempt.sessionId}/hand-over`, { waitingId, reason }).expect(200);
  }

  async function handIn(windowId: string): Promise<void> {
    const headers = { ...scene.candidate.headers, [EXAM_WINDOW_HEADER]: windowId };
    const candidate = new ApiCaller(world, scene.candidate.user, headers);
    await candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
    await scene.finalise(attempt.sessionId);
  }

  async function protocol(locale: Locale): Promise<string> {
    const { body } = await scene.proctor
      .get(`/api/sessions/${attempt.sessionId}/protocol.pdf?locale=${locale}`)
      .responseType('blob')
      .expect(200);
    return wordsOf(readPdf(body as Buffer));
  }

  it('stand with who, when and why, among the other acts in their order', async () => {
    const second = await world.signIn('proctor');
    await world.factory.staff({ examId: scene.exam.id, userId: second.user.id, role: 'proctor' });
    await rows().update(User, { id: second.user.id }, { displayName: 'Екінші Проктор' });
    const secondId = newId();
    await handOver(secondId, FIREFOX, THERE, scene.proctor);
    await handOver(firstId, CHROME, BACK, second);
    await handOver(secondId, FIREFOX, 'It broke down again.', scene.proctor);
    await handIn(secondId);
    await scene.candidate.post(`/api/attempts/${attempt.id}/comments`, { text: COMMENT }).expect(200);
    const clear = { outcome: 'clear', reason: CLEAR };
    await scene.proctor.put(`/api/sessions/${attempt.sessionId}/decision`, clear).expect(200);
    const moves = await rows().find(WindowMove, {
      where: { sessionId: attempt.sessionId },
      order: { movedAt: 'ASC' },
    });
    const times = moves.map(({ movedAt }) => movedAt.toISOString().slice(11, 19));
    expect(times).toHaveLength(3);
    for (const [locale, label, there, back] of [
      ['kk', 'Емтиханды басқа терезеге көшіру', `${CHROME} терезесінен`, `${FIREFOX} терезесінен`],
      ['ru', 'Передача экзамена в другое окно', `из ${CHROME} в ${FIREFOX}`, `из ${FIREFOX} в ${CHROME}`],
      [
        'en',
        'Exam handed over to another window',
        `from ${CHROME} to ${FIREFOX}`,
        `from ${FIREFOX} to ${CHROME}`,
      ],
    ] as const) {
      const text = await protocol(locale);
      expect(text.split(label)).toHaveLength(4);
      expect(text).not.toContain('[U+');
      const order = [
        ...[times[0], `${scene.proctor.user.displayName}: ${there}`, THERE],
        ...[times[1], `Екінші Проктор: ${back}`, BACK],
        ...[times[2], 'It broke down again.', COMMENT, CLEAR],
      ];
      let at = text.indexOf(label);
      for (const words of order) {
        expect(text.slice(at)).toContain(words);
        at = text.indexOf(words ?? '', at) + 1;
      }
    }
  });

  it('name the candidate where nobody proctors the exam', async () => {
    await rows().delete(ExamStaff, { examId: scene.exam.id, role: 'proctor' });
    const secondId = newId();
    await wait(secondId, FIREFOX);
    expect(await ledger.takeOver(attempt.sessionId, secondId)).toBe(true);
    await handIn(secondId);
    await world.factory.staff({ examId: scene.exam.id, userId: scene.proctor.user.id, role: 'proctor' });
    const { displayName } = scene.candidate.user;
    for (const [locale, label, words] of [
      [
        'kk',
        'Емтиханды үміткердің өзі көшіруі',
        `${displayName}: ${CHROME} терезесінен ${FIREFOX} терезесіне`,
      ],
      ['ru', 'Перенос экзамена самим кандидатом', `${displayName}: из ${CHROME} в ${FIREFOX}`],
      ['en', 'Exam moved by the candidate', `${displayName}: from ${CHROME} to ${FIREFOX}`],
    ] as const) {
      const text = await protocol(locale);
      expect(text).toContain(label);
      expect(text).toContain(words);
    }
  });

  it('stand in the copy of the data of the candidate', async () => {
    const secondId = newId();
    await handOver(secondId, FIREFOX, THERE, scene.proctor);
    const session = await rows().findOneByOrFail(ExamSession, { id: attempt.sessionId });
    let record = '';
    for await (const part of sessionRecord(session, rows())) record += part;
    expect(JSON.parse(record)).toMatchObject({
      windowMoves: [{ fromDevice: CHROME, toDevice: FIREFOX, reason: THERE }],
    });
  });
});
