import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Attempt as AttemptView,
  type ExamPause,
  PAUSE_LONGEST_MS,
  sessionListSchema,
  type SessionPause,
} from '@bakylau/contracts';
import {
  Attempt,
  AuditEntry,
  DomainEvents,
  Exam,
  ExamEnrolment,
  ExamSession,
  RoomScanLedger,
  SessionChainService,
  SessionPauseRecord,
} from '@bakylau/persistence';
import { DeadlineSweeper } from '../../apps/api/src/attempts/deadline.sweeper';
import { readTimeFacts } from '../../apps/api/src/protocol/recording-facts.reader';
import { IsNull } from 'typeorm';
import { ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const REASON = { reason: 'The power is out in the district.' };

describe('Pauses by hand over the API', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let attempt: AttemptView;

  beforeAll(async () => {
    world = await ApiWorld.start();
  }, 60_000);
  beforeEach(async () => {
    scene = await ExamScene.set(world);
    attempt = await scene.startAttempt();
  });
  afterAll(() => world?.close());

  const of = (act: string) => `/api/sessions/${attempt.sessionId}/${act}`;
  const rows = () => world.database.dataSource.manager;
  const session = () => rows().findOneByOrFail(ExamSession, { id: attempt.sessionId });
  const deadlineMs = async (id = attempt.id) =>
    (await rows().findOneByOrFail(Attempt, { id })).deadlineAt!.getTime();
  const own = async () =>
    (await scene.candidate.get(`/api/attempts/${attempt.id}`).expect(200)).body as AttemptView;
  const summary = async () => {
    const { body } = await scene.proctor.get(`/api/sessions?examId=${scene.exam.id}`).expect(200);
    const found = sessionListSchema.parse(body).sessions.find(({ id }) => id === attempt.sessionId);
    if (!found) throw new Error('The session is not listed');
    return found;
  };
  const another = async () => {
    const caller = await world.signIn('candidate');
    await world.factory.enrolment({ examId: scene.exam.id, userId: caller.user.id });
    return caller;
  };
  const pause = async () => (await scene.proctor.post(of('pause'), REASON).expect(200)).body as SessionPause;
  const resume = async () => (await scene.proctor.post(of('resume')).expect(200)).body as SessionPause;

  it('are for proctors of the exam, who must say why', async () => {
    const stranger = await world.signIn('proctor');
    for (const path of [of('pause'), `/api/exams/${scene.exam.id}/pause`]) {
      await stranger.post(path, REASON).expect(404);
      for (const role of ['candidate', 'examiner', 'admin'] as const)
        await (await world.signIn(role)).post(path, REASON).expect(403);
      await scene.proctor.post(path, { reason: ' ' }).expect(400);
    }
    expect((await session()).state).toBe('running');
  });

  it('stop the clock of one candidate and give back exactly what they took', async () => {
    const before = await deadlineMs();
    const begun = await pause();
    expect(begun).toMatchObject({
      ...REASON,
      pausedBy: scene.proctor.user.displayName,
      endedAt: null,
      creditedMs: 0,
    });
    expect((await session()).state).toBe('paused');
    expect(await deadlineMs()).toBe(before + PAUSE_LONGEST_MS);
    await sleep(300);
    expect(await own()).toMatchObject({
      stoppedLeftMs: before - Date.parse(begun.pausedAt),
      pause: { reason: REASON.reason, pausedAt: begun.pausedAt },
      items: [],
      creditedMs: 0,
    });
    // What was typed before it may still come in.
    const save = { value: { kind: 'single_choice', optionId: 'b' }, clientRevision: 7 };
    await scene.candidate.put(`/api/attempts/${attempt.id}/answers/${scene.item(1).id}`, save).expect(200);
    const ended = await resume();
    const lastedMs = Date.parse(ended.endedAt!) - Date.parse(begun.pausedAt);
    expect(lastedMs).toBeGreaterThanOrEqual(300);
    expect(ended).toMatchObject({ creditedMs: lastedMs, resumedBy: scene.proctor.user.displayName });
    expect(await deadlineMs()).toBe(before + lastedMs);
    expect(await own()).toMatchObject({ stoppedLeftMs: null, pause: null, creditedMs: lastedMs });
    expect((await own()).items).not.toEqual([]);
    expect((await session()).state).toBe('running');
    await scene.proctor.post(of('resume')).expect(409);
    const { body } = await scene.proctor.get(of('pauses')).expect(200);
    expect(body).toEqual({ pauses: [ended] });
  });

  it('are in the chain and in the audit, without the words', async () => {
    const { id, actId } = await pause();
    const { creditedMs } = await resume();
    const chain = await world.app.get(SessionChainService).list(attempt.sessionId);
    expect(chain.slice(-2).map(({ payload }) => payload)).toEqual([
      { change: 'session_paused', pauseId: id, actId },
      { change: 'session_resumed', pauseId: id, creditedMs },
    ]);
    expect(JSON.stringify(chain)).not.toContain(REASON.reason);
    const audit = await rows().findBy(AuditEntry, { subject: attempt.sessionId });
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['session.paused', 'session.resumed']),
    );
    expect(JSON.stringify(audit)).not.toContain(REASON.reason);
  });

  it('end with the time that the proctor gives, more or less than was left, beside what is given back', async () => {
    const before = await deadlineMs();
    let deadline = before;
    for (const remainingMinutes of [2, scene.exam.durationMinutes]) {
      const { id, actId } = await pause();
      const given = { remainingMinutes, reason: 'The answers on paper were lost.' };
      const ended = (await scene.proctor.post(of('resume'), given).expect(200)).body as SessionPause;
      const correctedMs =
        Date.parse(ended.endedAt!) + remainingMinutes * 60_000 - (deadline + ended.creditedMs);
      expect(ended.correction).toEqual({ correctedMs, reason: given.reason });
      expect(Math.sign(correctedMs)).toBe(remainingMinutes === 2 ? -1 : 1);
      deadline += ended.creditedMs + correctedMs;
      expect(await deadlineMs()).toBe(deadline);
      expect(deadline).toBe(Date.parse(ended.endedAt!) + remainingMinutes * 60_000);
      expect(await own()).toMatchObject({
        deadlineAt: new Date(deadline).toISOString(),
        correction: ended.correction,
        pause: null,
      });
      const chain = await world.app.get(SessionChainService).list(attempt.sessionId);
      expect(chain.slice(-2).map(({ payload }) => payload)).toEqual([
        { change: 'session_resumed', pauseId: id, creditedMs: ended.creditedMs },
        { change: 'time_corrected', pauseId: id, correctedMs, remainingMinutes },
      ]);
      const audit = await rows().findBy(AuditEntry, {
        subject: attempt.sessionId,
        action: 'session.resumed',
      });
      expect(audit.map(({ detail }) => detail)).toContainEqual({ actId, remainingMinutes, correctedMs });
    }
    const pauses = await rows().findBy(SessionPauseRecord, { sessionId: attempt.sessionId });
    const { creditedMs } = await rows().findOneByOrFail(Attempt, { id: attempt.id });
    expect(creditedMs).toBe(pauses.reduce((sum, one) => sum + one.creditedMs, 0));
    const correctedMs = pauses.reduce((sum, one) => sum + one.correctedMs!, 0);
    expect(await deadlineMs()).toBe(before + creditedMs + correctedMs);
    const facts = await readTimeFacts(attempt.sessionId, { creditedMs }, rows());
    expect(facts.corrections).toEqual(
      pauses
        .toSorted((a, b) => a.pausedAt.getTime() - b.pausedAt.getTime())
        .map((one) => ({
          at: one.endedAt!.toISOString(),
          by: scene.proctor.user.displayName,
          reason: one.correctionReason,
          correctedMs: one.correctedMs,
        })),
    );
  });

  it('take no given time without a reason, or beyond what the candidate has in all', async () => {
    const enrolment = { examId: scene.exam.id, userId: scene.candidate.user.id };
    await rows().update(ExamEnrolment, enrolment, { extraMinutes: 15 });
    await pause();
    const whole = scene.exam.durationMinutes + 15;
    const reason = 'The answers on paper were lost.';
    for (const body of [
      { remainingMinutes: 10 },
      { remainingMinutes: 10, reason: ' ' },
      { reason },
      { remainingMinutes: 0, reason },
      { remainingMinutes: 1.5, reason },
      { remainingMinutes: whole + 1, reason },
    ])
      await scene.proctor.post(of('resume'), body).expect(400);
    expect((await summary()).longestMinutes).toBe(whole);
    const tooLong = await scene.proctor.post(of('resume'), { remainingMinutes: whole + 1, reason });
    expect(tooLong.body).toMatchObject({ code: 'remaining_time_too_long' });
    const given = { remainingMinutes: whole, reason };
    await scene.candidate.post(of('resume'), given).expect(403);
    await (await world.signIn('proctor')).post(of('resume'), given).expect(404);
    expect((await session()).state).toBe('paused');
    const { endedAt } = (await scene.proctor.post(of('resume'), given).expect(200)).body as SessionPause;
    expect(await deadlineMs()).toBe(Date.parse(endedAt!) + whole * 60_000);
    await scene.proctor.post(of('resume'), given).expect(409);
  });

  it('of an oral exam take no given time, and end without one', async () => {
    await rows().update(Exam, { id: scene.exam.id }, { format: 'oral' });
    await pause();
    expect((await summary()).longestMinutes).toBeNull();
    const given = { remainingMinutes: 10, reason: 'The answers on paper were lost.' };
    const { body } = await scene.proctor.post(of('resume'), given).expect(409);
    expect(body).toMatchObject({ code: 'oral_without_remaining_time' });
    expect((await session()).state).toBe('paused');
    expect(await resume()).toMatchObject({ correction: null });
  });

  it('take in the time since the media was lost', async () => {
    const before = await deadlineMs();
    const interruptedAt = new Date(Date.now() - 20 * 60_000);
    await rows().update(ExamSession, { id: attempt.sessionId }, { state: 'interrupted', interruptedAt });
    const { countsFrom } = await pause();
    expect(countsFrom).toBe(interruptedAt.toISOString());
    expect((await own()).stoppedLeftMs).toBe(before - interruptedAt.getTime());
    const { creditedMs, endedAt } = await resume();
    expect(creditedMs).toBe(Date.parse(endedAt!) - interruptedAt.getTime());
    expect(await deadlineMs()).toBe(before + creditedMs);
    expect((await session()).interruptedAt).toBeNull();
  });

  it('happen once, also when two proctors click at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => scene.proctor.post(of('pause'), REASON)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const ends = await Promise.all([1, 2].map(() => scene.proctor.post(of('resume'))));
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(ends.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'session_not_paused' });
  });

  it('end with a hand-in, and count until then', async () => {
    const { id } = await pause();
    await sleep(50);
    await scene.candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);
    const row = await rows().findOneByOrFail(SessionPauseRecord, { id });
    expect(row.creditedMs).toBeGreaterThanOrEqual(50);
    expect(row).toMatchObject({ resumedBy: null, endedAt: expect.any(Date) });
    await scene.proctor.post(of('resume')).expect(409);
    const late = await scene.proctor.post(of('pause'), REASON).expect(409);
    expect(late.body).toMatchObject({ code: 'session_not_live' });
  });

  it('stop a whole exam in one act, with scans taken back, and leave alone who has not begun', async () => {
    const sitting = await Promise.all([1, 2, 3].map(async () => scene.startAttempt(await another())));
    const waiting = await scene.createAttempt(await another());
    const scans = world.app.get(RoomScanLedger);
    const asked = await scans.ask({
      ...{
        sessionId: sitting[0]!.sessionId,
        origin: 'proctor',
        askedBy: scene.proctor.user.id,
        reason: 'why',
      },
    });
    if (typeof asked === 'string') throw new Error(asked);
    await scans.show(asked.id);
    const all = [attempt, ...sitting];
    const before = new Map(await Promise.all(all.map(async ({ id }) => [id, await deadlineMs(id)] as const)));
    const act = (await scene.proctor.post(`/api/exams/${scene.exam.id}/pause`, REASON).expect(200))
      .body as ExamPause;
    expect(act.sessionIds.toSorted()).toEqual(all.map(({ sessionId }) => sessionId).toSorted());
    expect(act.left).toEqual([]);
    const pauses = await rows().findBy(SessionPauseRecord, { actId: act.actId! });
    expect(pauses).toHaveLength(4);
    await sleep(200);
    const end = (await scene.proctor.post(`/api/exams/${scene.exam.id}/resume`).expect(200))
      .body as ExamPause;
    expect(end.sessionIds.toSorted()).toEqual(act.sessionIds.toSorted());
    for (const { id, sessionId } of all.filter(({ sessionId }) => sessionId !== sitting[0]!.sessionId)) {
      const { creditedMs } = await rows().findOneByOrFail(SessionPauseRecord, { sessionId });
      expect(creditedMs).toBeGreaterThanOrEqual(200);
      expect(await deadlineMs(id)).toBe(before.get(id)! + creditedMs);
    }
    const states = await rows().find(ExamSession, { where: { attempt: { examId: scene.exam.id } } });
    expect(states.filter(({ state }) => state === 'running')).toHaveLength(4);
    expect(states.find(({ id }) => id === waiting.sessionId)?.state).toBe('checking_in');
    const again = (await scene.proctor.post(`/api/exams/${scene.exam.id}/resume`).expect(200))
      .body as ExamPause;
    expect(again).toMatchObject({
      sessionIds: [],
      left: expect.arrayContaining([expect.objectContaining({ state: 'running' })]),
    });
  });

  it('of a whole exam hold those too who begin during them, until the same resume', async () => {
    const examPath = (act: string) => `/api/exams/${scene.exam.id}/${act}`;
    const act = (await scene.proctor.post(examPath('pause'), REASON).expect(200)).body as ExamPause;
    const late = await another();
    const { id, sessionId } = await scene.startAttempt(late);
    const held = await rows().findOneByOrFail(SessionPauseRecord, { sessionId });
    expect(held).toMatchObject({
      ...REASON,
      actId: act.actId,
      pausedBy: scene.proctor.user.id,
      isBreak: false,
    });
    const view = async () => (await late.get(`/api/attempts/${id}`).expect(200)).body as AttemptView;
    expect(await view()).toMatchObject({ pause: { reason: REASON.reason }, items: [], creditedMs: 0 });
    const { startedAt } = await rows().findOneByOrFail(Attempt, { id });
    const stateOf = async () => (await rows().findOneByOrFail(ExamSession, { id: sessionId })).state;
    expect(await stateOf()).toBe('paused');
    const before = (await deadlineMs(id)) - PAUSE_LONGEST_MS;
    expect(before).toBe(startedAt!.getTime() + scene.exam.durationMinutes * 60_000);
    const chain = await world.app.get(SessionChainService).list(sessionId);
    const changes = chain.map(({ payload }) => (payload as { change?: string }).change);
    expect(changes.slice(-2)).toEqual(['started', 'session_paused']);

    await sleep(200);
    const end = (await scene.proctor.post(examPath('resume')).expect(200)).body as ExamPause;
    expect(end.sessionIds.toSorted()).toEqual([attempt.sessionId, sessionId].toSorted());
    const { creditedMs } = await rows().findOneByOrFail(SessionPauseRecord, { sessionId });
    expect(creditedMs).toBeGreaterThanOrEqual(200);
    expect(await deadlineMs(id)).toBe(before + creditedMs);
    expect(await view()).toMatchObject({ pause: null, creditedMs });
    const after = await scene.startAttempt(await another());
    expect(await rows().countBy(SessionPauseRecord, { sessionId: after.sessionId })).toBe(0);
  });

  it('of a whole exam go on holding when single ones were let go on, until all are or the limit has passed', async () => {
    const examPath = (act: string) => `/api/exams/${scene.exam.id}/${act}`;
    await scene.proctor.post(examPath('pause'), REASON).expect(200);
    await resume();
    expect(await summary()).toMatchObject({ state: 'running', examPaused: true });
    const late = await scene.startAttempt(await another());
    await scene.proctor.post(`/api/sessions/${late.sessionId}/resume`).expect(200);
    const later = await scene.startAttempt(await another());
    expect(await rows().countBy(SessionPauseRecord, { sessionId: later.sessionId, endedAt: IsNull() })).toBe(
      1,
    );

    const told: string[] = [];
    const unsubscribe = world.app.get(DomainEvents).subscribe({
      onEvent: (event) => {
        if (event.kind === 'session.changed') told.push(event.sessionId);
      },
    });
    const end = (await scene.proctor.post(examPath('resume')).expect(200)).body as ExamPause;
    expect(end.sessionIds).toEqual([later.sessionId]);
    const left = [attempt.sessionId, late.sessionId];
    for (let tries = 0; tries < 100 && !left.every((id) => told.includes(id)); tries += 1) await sleep(20);
    unsubscribe();
    expect(told).toEqual(expect.arrayContaining(left));
    expect(await summary()).toMatchObject({ examPaused: false });
    const free = await scene.startAttempt(await another());
    expect(await rows().countBy(SessionPauseRecord, { sessionId: free.sessionId })).toBe(0);

    await scene.proctor.post(examPath('pause'), REASON).expect(200);
    const { standingPause } = await rows().findOneByOrFail(Exam, { id: scene.exam.id });
    const pausedAt = new Date(Date.now() - PAUSE_LONGEST_MS).toISOString();
    await rows().update(Exam, { id: scene.exam.id }, { standingPause: { ...standingPause!, pausedAt } });
    expect(await summary()).toMatchObject({ examPaused: false });
    const after = await scene.startAttempt(await another());
    expect(await rows().countBy(SessionPauseRecord, { sessionId: after.sessionId })).toBe(0);
  });

  describe('that candidates take themselves', () => {
    const BREAKS = { count: 2, minutes: 10 };
    const path = (end = '') => `/api/attempts/${attempt.id}/break${end}`;
    const take = async () => (await scene.candidate.post(path()).expect(200)).body as AttemptView;
    const goOn = async () => (await scene.candidate.post(path('/end')).expect(200)).body as AttemptView;
    const allow = (breaks: typeof BREAKS | null) =>
      rows().update(ExamEnrolment, { examId: scene.exam.id, userId: scene.candidate.user.id }, { breaks });
    const summary = async () => {
      const { body } = await scene.proctor.get(`/api/sessions?examId=${scene.exam.id}`).expect(200);
      return sessionListSchema.parse(body).sessions.find(({ id }) => id === attempt.sessionId);
    };

    it('come with an accommodation, and hold until its limit or until the candidate goes on', async () => {
      await scene.candidate.post(path()).expect(409, /break_not_left/);
      await allow(BREAKS);
      const before = await deadlineMs();
      expect(await own()).toMatchObject({ breaks: { left: 2, minutes: 10 }, pause: null });
      expect((await own()).rules.allowed).toContain('breaks');
      const begun = await take();
      const { pausedAt, endsAt } = begun.pause!;
      expect(Date.parse(endsAt!) - Date.parse(pausedAt)).toBe(600_000);
      expect(begun).toMatchObject({
        ...{ breaks: { left: 1 }, items: [], pause: { reason: '' } },
        stoppedLeftMs: before - Date.parse(pausedAt),
      });
      expect(await deadlineMs()).toBe(before + 600_000);
      await scene.candidate.post(path()).expect(409, /session_not_live/);
      await sleep(200);
      const after = await goOn();
      const first = await rows().findOneByOrFail(SessionPauseRecord, { sessionId: attempt.sessionId });
      expect(first.creditedMs).toBe(first.endedAt!.getTime() - first.pausedAt.getTime());
      expect(first.creditedMs).toBeGreaterThanOrEqual(200);
      expect(after).toMatchObject({ pause: null, stoppedLeftMs: null, creditedMs: first.creditedMs });
      expect(after.items).not.toEqual([]);
      expect(await deadlineMs()).toBe(before + first.creditedMs);
      await scene.candidate.post(path('/end')).expect(409, /session_not_paused/);

      await take();
      const ago = new Date(Date.now() - 700_000);
      await rows().update(SessionPauseRecord, { endedAt: IsNull() }, { pausedAt: ago, countsFrom: ago });
      await world.app.get(DeadlineSweeper).sweep();
      expect((await session()).state).toBe('running');
      const second = await rows().findOneByOrFail(SessionPauseRecord, { creditedMs: 600_000 });
      expect(second).toMatchObject({ resumedBy: null, endedAt: new Date(ago.getTime() + 600_000) });
      expect(await own()).toMatchObject({ breaks: { left: 0 }, creditedMs: first.creditedMs + 600_000 });
      await scene.candidate.post(path()).expect(409, /break_not_left/);

      const chain = await world.app.get(SessionChainService).list(attempt.sessionId);
      const changes = chain.map(({ payload }) => payload as { change?: string; kind?: string });
      expect(changes.filter(({ change }) => change === 'session_paused').map(({ kind }) => kind)).toEqual([
        ...['break', 'break'],
      ]);
      const { creditedMs } = await rows().findOneByOrFail(Attempt, { id: attempt.id });
      const time = await readTimeFacts(attempt.sessionId, { creditedMs }, rows());
      expect(time.pauses.map(({ isBreak }) => isBreak)).toEqual([true, true]);
      expect(time.pauses.reduce((sum, { creditedMs: given }) => sum + given, 0)).toBe(creditedMs);
    });

    it('that cannot be ended keep nobody else on a break, and no attempt from being handed in', async () => {
      const begin = async (candidate = scene.candidate) => {
        const started = candidate === scene.candidate ? attempt : await scene.startAttempt(candidate);
        const { id: userId } = candidate.user;
        await rows().update(ExamEnrolment, { examId: scene.exam.id, userId }, { breaks: BREAKS });
        await candidate.post(`/api/attempts/${started.id}/break`).expect(200);
        return started.sessionId;
      };
      const stuck = await begin();
      const others = [await begin(await another()), await begin(await another())];
      const late = await scene.startAttempt(await another());
      // Before anything is overdue: the service sweeps by itself as well.
      await rows().query(
        `ALTER TABLE session_pauses ADD CONSTRAINT stuck CHECK (session_id <> '${stuck}' OR ended_at IS NULL)`,
      );
      const ago = new Date(Date.now() - 700_000);
      for (const sessionId of [stuck, ...others])
        await rows().update(SessionPauseRecord, { sessionId }, { pausedAt: ago, countsFrom: ago });
      await rows().update(Attempt, { id: late.id }, { deadlineAt: new Date(Date.now() - 500) });
      const stateOf = async (id: string) => (await rows().findOneByOrFail(ExamSession, { id })).state;
      await world.app.get(DeadlineSweeper).sweep();
      await rows().query('ALTER TABLE session_pauses DROP CONSTRAINT stuck');
      expect(await stateOf(stuck)).toBe('paused');
      expect(await Promise.all(others.map(stateOf))).toEqual(['running', 'running']);
      expect(await stateOf(late.sessionId)).toBe('submitted');
      await world.app.get(DeadlineSweeper).sweep();
      expect(await stateOf(stuck)).toBe('running');
    });

    it('are seen by proctors without a reason, and are not theirs to end', async () => {
      await allow(BREAKS);
      const before = await deadlineMs();
      await take();
      expect(await summary()).toMatchObject({ state: 'paused', onBreak: true });
      await scene.proctor.post(of('resume')).expect(409, /session_not_paused/);
      const { body } = await scene.proctor.post(`/api/exams/${scene.exam.id}/resume`).expect(200);
      expect((body as ExamPause).sessionIds).not.toContain(attempt.sessionId);
      const stranger = await another();
      await stranger.post(path('/end')).expect(404);
      // What concerns all takes the place of the break.
      await pause();
      expect(await summary()).toMatchObject({ state: 'paused', onBreak: false });
      await scene.candidate.post(path('/end')).expect(409, /session_not_paused/);
      const { creditedMs } = await resume();
      const [own] = await rows().findBy(SessionPauseRecord, { sessionId: attempt.sessionId, isBreak: true });
      expect(await deadlineMs()).toBe(before + own!.creditedMs + creditedMs);
      const list = (await scene.proctor.get(of('pauses')).expect(200)).body as { pauses: SessionPause[] };
      expect(list.pauses.map(({ kind, reason }) => [kind, reason])).toEqual([
        ['break', ''],
        ['by_staff', REASON.reason],
      ]);
    });

    it('are no more than the accommodation says, also when two are asked for at once', async () => {
      await allow({ count: 1, minutes: 5 });
      const answers = await Promise.all([scene.candidate.post(path()), scene.candidate.post(path())]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await rows().countBy(SessionPauseRecord, { sessionId: attempt.sessionId })).toBe(1);
    });

    it('are granted with the accommodation, for exams that the person has not begun', async () => {
      const admin = await world.signIn('admin');
      const { id: userId } = scene.candidate.user;
      const fresh = await ExamScene.set(world);
      await world.factory.enrolment({ examId: fresh.exam.id, userId });
      const terms = { disabledRules: [], thresholds: {}, staffNote: 'Diabetes.' };
      const put = (breaks: object | null) =>
        admin.put(`/api/people/${userId}/accommodation`, { ...terms, breaks });
      await put({ count: 11, minutes: 10 }).expect(400);
      const { body } = await put(BREAKS).expect(200);
      expect(body.accommodation).toMatchObject({ breaks: BREAKS });
      const breaksIn = async (examId: string) =>
        (await rows().findOneByOrFail(ExamEnrolment, { examId, userId })).breaks;
      expect(await breaksIn(fresh.exam.id)).toEqual(BREAKS);
      expect(await breaksIn(scene.exam.id)).toBeNull();
    });
  });
});
