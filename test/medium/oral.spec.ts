import {
  attemptSchema,
  DEFAULT_ORAL_POLICY,
  examTicketsSchema,
  oralListSchema,
  type TicketDrawList,
  ticketDrawListSchema,
} from '@bakylau/contracts';
import { seedHash, ticketDrawProblems } from '@bakylau/domain';
import {
  Attempt,
  Exam,
  ExamItem,
  ExamResult,
  FollowUpQuestion,
  OralAttempt,
  SessionChainService,
} from '@bakylau/persistence';
import { SubmissionService } from '../../apps/api/src/attempts/submission.service';
import { ApiWorld } from './api-world';
import { changedMeanwhile } from './changed-meanwhile';
import { OralScene, tickets } from './oral-scene';

jest.setTimeout(60_000);

const NOTES = {
  ...{ version: 1, camera: true, microphone: true, screen: true },
  ...{ notesAllowed: true, calculatorAllowed: false },
};

describe('oral exams', () => {
  let world: ApiWorld;
  let scene: OralScene;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());

  const rows = () => world.database.dataSource.manager;
  const draws = async (): Promise<TicketDrawList> => {
    const { body } = await scene.examiner(0).get(`/api/exams/${scene.base.exam.id}/ticket-draws`).expect(200);
    return ticketDrawListSchema.parse(body);
  };
  const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

  it('go the whole road: drawn, prepared, answered before two, marked apart, the mean confirmed', async () => {
    scene = await OralScene.set(world, {
      examiners: 3,
      policy: { examinersAtMost: 2, examinersAtLeast: 2 },
    });
    const { candidate, proctor, exam } = scene.base;
    const [first, second, third] = [0, 1, 2].map((number) => scene.examiner(number));
    if (!first || !second || !third) throw new Error('There are three examiners');
    const started = await scene.base.startAttempt();
    const seedSha256 = started.oral?.seedSha256 ?? '';
    expect(started).toMatchObject({ items: [], oral: { state: 'waiting', draw: null } });
    const { seed } = await rows().findOneByOrFail(OralAttempt, { attemptId: started.id });
    expect(seedHash(seed)).toBe(seedSha256);
    expect(JSON.stringify(started)).not.toContain(seed);

    const drawn = await scene.draw(started.id, 'MyOwnWord7');
    const ticket = drawn.oral?.draw?.ticket ?? 0;
    expect(drawn.oral).toMatchObject({ state: 'preparing', draw: { seed, seedSha256, pool: [1, 2, 3] } });
    expect(drawn.items.map(({ prompt }) => prompt.en)).toEqual([
      `Ticket ${ticket}, question 1`,
      `Ticket ${ticket}, question 2`,
    ]);
    expect(JSON.stringify(drawn)).not.toContain('What should be said');
    const again = await scene.draw(started.id, 'another');
    expect(again.oral?.draw).toEqual(drawn.oral?.draw);

    const path = `/api/orals/${started.id}`;
    expect(codeOf(await first.post(`${path}/answer`))).toEqual([409, 'seat_needed']);
    await scene.act(started.id, 'seat');
    expect(codeOf(await first.post(`${path}/answer`))).toEqual([409, 'preparation_running']);
    await candidate.post(`/api/attempts/${started.id}/ready`).expect(200);
    expect(codeOf(await first.post(`${path}/answer`))).toEqual([409, 'panel_incomplete']);
    expect(codeOf(await first.post(`${path}/follow-ups`, { text: 'Why?' }))).toEqual([
      409,
      'illegal_transition',
    ]);
    await scene.act(started.id, 'seat', second);
    expect(codeOf(await third.post(`${path}/seat`))).toEqual([409, 'script_not_open']);
    const begun = await scene.act(started.id, 'answer', second);
    expect(begun).toMatchObject({ state: 'answering', ticket, seats: [{ mine: false }, { mine: true }] });
    const answerMs = Date.parse(begun.answerEndsAt ?? '') - Date.parse(begun.answeringAt ?? '');
    expect(answerMs).toBe(20 * 60_000);

    const asked = await first.post(`${path}/follow-ups`, { text: ' Why is it stable? ' }).expect(200);
    expect(asked.body.followUps).toMatchObject([
      { text: 'Why is it stable?', examiner: first.user.displayName },
    ]);
    const marking = `/api/scripts/${begun.scriptId}/marking`;
    expect(codeOf(await first.put(marking, scene.marks(drawn, 20)))).toEqual([409, 'oral_unfinished']);
    await first.put(marking, scene.marks(drawn, 20, false)).expect(200);
    const queue = await first.get(`/api/exams/${exam.id}/scripts`).expect(200);
    expect(queue.body.scripts).toEqual([]);
    const finished = await scene.act(started.id, 'finish', first);
    expect(finished.state).toBe('finished');
    expect((await rows().findOneByOrFail(Attempt, { id: started.id })).state).toBe('submitted');
    expect(codeOf(await candidate.post(`/api/attempts/${started.id}/ticket`, { contribution: '1' }))).toEqual(
      [409, 'attempt_not_running'],
    );

    await first.put(marking, scene.marks(drawn, 20, true, 1)).expect(200);
    expect(await rows().countBy(ExamResult, { attemptId: started.id })).toBe(0);
    const marked = await second.put(marking, scene.marks(drawn, 13)).expect(200);
    expect(marked.body).toMatchObject({ state: 'marked', mark: 83, markings: [{}, {}] });
    const result = await rows().findOneByOrFail(ExamResult, { attemptId: started.id });
    expect(result).toMatchObject({ points: 82.5, mark: 83, letter: 'B', state: 'provisional' });
    const seen = await first.get(`/api/results?examId=${exam.id}`).expect(200);
    expect(seen.body.results).toMatchObject([{ candidateName: candidate.user.displayName }]);
    expect(
      (await first.post(`/api/results/${result.id}/confirm`, { mark: 83, reason: 'Marked by the key.' }))
        .status,
    ).toBe(409);
    await scene.base.finalise(started.sessionId);
    const decision = { outcome: 'clear', reason: 'All in order.' };
    await proctor.put(`/api/sessions/${started.sessionId}/decision`, decision).expect(200);
    const oral = async () => (await first.get(`/api/orals/${started.id}`).expect(200)).body as object;
    expect(await oral()).toMatchObject({ mark: 83, confirmed: false });
    await first
      .post(`/api/results/${result.id}/confirm`, { mark: 83, reason: 'Marked by the key.' })
      .expect(200);
    expect(await oral()).toMatchObject({ mark: 83, confirmed: true });
    const mine = await candidate.get(`/api/attempts/${started.id}/result`).expect(200);
    expect(mine.body).toMatchObject({ state: 'confirmed', mark: 83, letter: 'B' });

    const entries = await world.app.get(SessionChainService).list(started.sessionId);
    expect(entries.map(({ payload }) => payload['change']).filter(Boolean)).toEqual([
      ...[
        'rules_pinned',
        'started',
        'ticket_drawn',
        'preparation_ended',
        'answer_begun',
        'follow_up_noted',
        'submitted',
      ],
    ]);
    expect(entries.find(({ payload }) => payload['change'] === 'started')?.payload).toMatchObject({
      seedSha256,
    });
    const integrity = await proctor.get(`/api/sessions/${started.sessionId}/integrity`).expect(200);
    expect(integrity.body).toMatchObject({ sound: true });
    await expect(rows().update(FollowUpQuestion, { attemptId: started.id }, { text: 'x' })).rejects.toThrow(
      'never change',
    );
  });

  it('give each of a round another ticket, at once and in any order, and all can be drawn again', async () => {
    scene = await OralScene.set(world, { ticketCount: 4 });
    const candidates = [scene.base.candidate];
    while (candidates.length < 6) candidates.push(await scene.enrol());
    const attempts = [];
    for (const by of candidates) attempts.push(await scene.base.startAttempt(by));
    await Promise.all(attempts.map(({ id }, i) => scene.draw(id, `word${i}`, candidates[i])));
    const list = await draws();
    expect(list.draws).toHaveLength(6);
    expect(new Set(list.draws.slice(0, 4).map(({ ticket }) => ticket)).size).toBe(4);
    expect(ticketDrawProblems(list)).toEqual([]);
    const proctor = await scene.base.proctor.get(`/api/exams/${scene.base.exam.id}/ticket-draws`).expect(200);
    expect(proctor.body).toEqual(list);
  });

  it('let the clock of the server decide on the preparation, with extra time, and keep the seat warm', async () => {
    scene = await OralScene.set(world);
    const { candidate, exam } = scene.base;
    await world.database.dataSource.query('UPDATE exam_enrolments SET extra_minutes = 5 WHERE exam_id = $1', [
      exam.id,
    ]);
    const { id } = await scene.base.startAttempt();
    const drawn = await scene.draw(id, '1');
    const lengthMs =
      Date.parse(drawn.oral?.preparationEndsAt ?? '') - Date.parse(drawn.oral?.draw?.drawnAt ?? '');
    expect(lengthMs).toBe(25 * 60_000);
    expect(Date.parse(drawn.deadlineAt ?? '')).toBeGreaterThan(exam.closesAt.getTime());
    await scene.act(id, 'seat');
    await scene.drawnEarlier(id, 24);
    expect(codeOf(await scene.examiner(0).post(`/api/orals/${id}/answer`))).toEqual([
      409,
      'preparation_running',
    ]);
    await rows().increment(Attempt, { id }, 'creditedMs', 60_000);
    await scene.drawnEarlier(id, 1);
    expect(codeOf(await scene.examiner(0).post(`/api/orals/${id}/answer`))).toEqual([
      409,
      'preparation_running',
    ]);
    await scene.drawnEarlier(id, 1);
    expect((await scene.act(id, 'answer')).state).toBe('answering');
    const seen = attemptSchema.parse((await candidate.get(`/api/attempts/${id}`).expect(200)).body);
    expect(seen.oral?.state).toBe('answering');
    expect(Date.parse(seen.deadlineAt ?? '') - Date.parse(seen.oral?.answeringAt ?? '')).toBe(25 * 60_000);
  });

  it('stand still in a pause: no draw and no call, and the preparation is longer by it', async () => {
    scene = await OralScene.set(world);
    const { candidate, proctor } = scene.base;
    const { id, sessionId } = await scene.base.startAttempt();
    const path = `/api/sessions/${sessionId}`;
    const pause = () => proctor.post(`${path}/pause`, { reason: 'A fire alarm.' }).expect(200);
    const resume = () => proctor.post(`${path}/resume`).expect(200);
    await pause();
    const draw = { contribution: '1' };
    expect(codeOf(await candidate.post(`/api/attempts/${id}/ticket`, draw))).toEqual([
      409,
      'session_not_live',
    ]);
    await resume();
    const { oral } = await scene.draw(id, '1');
    await candidate.post(`/api/attempts/${id}/ready`).expect(200);
    await scene.act(id, 'seat');
    await pause();
    const stopped = await scene.examiner(0).get(`/api/orals/${id}`).expect(200);
    expect(stopped.body).toMatchObject({ clockStands: true, preparationEndsAt: null });
    expect(codeOf(await scene.examiner(0).post(`/api/orals/${id}/answer`))).toEqual([
      409,
      'session_not_live',
    ]);
    const { body } = await resume();
    const after = attemptSchema.parse((await candidate.get(`/api/attempts/${id}`).expect(200)).body);
    const longerMs =
      Date.parse(after.oral?.preparationEndsAt ?? '') - Date.parse(oral?.preparationEndsAt ?? '');
    expect(longerMs).toBe(body.creditedMs);
    expect((await scene.act(id, 'answer')).state).toBe('answering');
  });

  it('end by the clock too, also before anybody sat down; then one examiner marks', async () => {
    scene = await OralScene.set(world);
    const { id } = await scene.prepare();
    await rows().update(Attempt, { id }, { deadlineAt: new Date(Date.now() - 1000) });
    expect(await world.app.get(SubmissionService).submitOverdue(id)).toBe(true);
    const { body } = await scene.examiner(0).get(`/api/exams/${scene.base.exam.id}/orals`).expect(200);
    const { orals } = oralListSchema.parse(body);
    expect(orals).toMatchObject([{ state: 'finished', seats: [], maySit: true }]);
    expect(await scene.act(id, 'seat')).toMatchObject({ maySit: false, seats: [{ mine: true }] });
  });

  it('take notes where the policy allows them, and show them to the panel', async () => {
    scene = await OralScene.set(world);
    const strict = await scene.base.startAttempt();
    const { items } = await scene.draw(strict.id, '1');
    const note = { value: { kind: 'written', html: '<p>My plan</p>' }, clientRevision: 1 };
    const put = (attemptId: string, itemId = '') =>
      scene.base.candidate.put(`/api/attempts/${attemptId}/answers/${itemId}`, note);
    expect(codeOf(await put(strict.id, items[0]?.id))).toEqual([409, 'notes_not_allowed']);

    scene = await OralScene.set(world, {}, { policy: NOTES });
    const free = await scene.base.startAttempt();
    const drawn = await scene.draw(free.id, '1');
    await put(free.id, drawn.items[0]?.id).expect(200);
    await scene.base.candidate.post(`/api/attempts/${free.id}/ready`).expect(200);
    const { scriptId } = await scene.act(free.id, 'seat');
    const script = await scene.examiner(0).get(`/api/scripts/${scriptId}`).expect(200);
    expect(script.body.items).toMatchObject([{ html: '<p>My plan</p>' }, { html: '' }]);
  });

  it('are set by their examiners before anybody has begun, fair tickets alone', async () => {
    scene = await OralScene.set(world, { ticketCount: 0 });
    const path = `/api/exams/${scene.base.exam.id}/tickets`;
    const examiner = scene.examiner(0);
    const policy = {
      ...{ preparationMinutes: 15, answerMinutes: 10 },
      ...{ examinersAtLeast: 1, examinersAtMost: 5, ticketsReturn: true },
    };
    const created = await scene.base.createAttempt();
    await scene.base.connectMedia(created.sessionId, ['camera', 'microphone', 'screen']);
    await rows().query(`UPDATE sessions SET state = 'waiting' WHERE id = $1`, [created.sessionId]);
    expect(codeOf(await scene.base.candidate.post(`/api/attempts/${created.id}/start`))).toEqual([
      409,
      'tickets_missing',
    ]);
    const unfair = tickets(2).map((ticket, i) => ({ questions: ticket.questions.slice(i) }));
    expect(codeOf(await examiner.put(path, { policy, tickets: unfair }))).toEqual([400, 'validation_failed']);
    const upside = { ...policy, examinersAtLeast: 3, examinersAtMost: 2 };
    expect(codeOf(await examiner.put(path, { policy: upside, tickets: tickets(2) }))[0]).toBe(400);
    const { body } = await examiner.put(path, { policy, tickets: tickets(12) }).expect(200);
    expect(examTicketsSchema.parse(body)).toEqual({
      ...{ examId: scene.base.exam.id, policy, editable: true },
      tickets: tickets(12),
    });
    const mine = await scene.base.candidate.get('/api/my/exams').expect(200);
    expect(mine.body.exams).toMatchObject([{ itemCount: 2, durationMinutes: 25 }]);
    await scene.base.candidate.post(`/api/attempts/${created.id}/start`).expect(200);
    expect(codeOf(await examiner.put(path, { policy, tickets: tickets(2) }))).toEqual([
      409,
      'exam_not_editable',
    ]);
    for (const by of [await world.signIn('examiner'), scene.base.proctor, scene.base.candidate]) {
      const wanted = by.user.roles.includes('examiner') ? 404 : 403;
      await by.get(path).expect(wanted);
      await by.get(`/api/orals/${created.id}`).expect(wanted);
      await by.post(`/api/orals/${created.id}/seat`).expect(wanted);
      await by.get(`/api/exams/${scene.base.exam.id}/orals`).expect(wanted);
    }
  });

  it('take no tickets once a change of the format that is under way holds', async () => {
    scene = await OralScene.set(world, { ticketCount: 0 });
    const { id } = scene.base.exam;
    const body = { policy: DEFAULT_ORAL_POLICY, tickets: tickets(2) };
    const answer = await changedMeanwhile(world, id, { format: 'test' }, () =>
      scene.examiner(0).put(`/api/exams/${id}/tickets`, body),
    );
    expect(codeOf(answer)).toEqual([409, 'ticket_unfitting']);
    expect(await rows().countBy(ExamItem, { examId: id })).toBe(0);
  });

  it('show the tickets of a draft to its examiners, and to its proctors once it is published', async () => {
    scene = await OralScene.set(world, {}, { publishedAt: null });
    const { exam, proctor } = scene.base;
    const list = `/api/exams/${exam.id}/ticket-draws`;
    expect((await draws()).tickets).toEqual([1, 2, 3]);
    expect(codeOf(await proctor.get(list))).toEqual([404, 'not_found']);
    await rows().update(Exam, { id: exam.id }, { publishedAt: new Date() });
    expect((await proctor.get(list).expect(200)).body.tickets).toEqual([1, 2, 3]);
  });
});
