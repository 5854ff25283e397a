import {
  candidateExamListSchema,
  changedSittingsSchema,
  examAdmissionsSchema,
  dutyListSchema,
  type ExamSittings,
  examSittingsSchema,
  type SetSitting,
  type SittingPlan,
  sittingPlanSchema,
} from '@bakylau/contracts';
import {
  Attempt,
  AuditEntry,
  Exam,
  ExamEnrolment,
  ExamStaff,
  Sitting,
  SittingPlace,
  type User,
} from '@bakylau/persistence';
import { DeadlineSweeper } from '../../apps/api/src/attempts/deadline.sweeper';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const MINUTE_MS = 60_000;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS);

describe('sittings', () => {
  let world: ApiWorld;
  let registrar: ApiCaller;
  let scene: ExamScene;

  beforeAll(async () => {
    world = await ApiWorld.start();
    registrar = await world.signIn('registrar');
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    scene = await ExamScene.set(world, { opensAt: inMinutes(-60), closesAt: inMinutes(600) });
  });

  const rows = () => world.database.dataSource.manager;
  const sitting = (columns: Partial<SetSitting> = {}, from = 0): SetSitting => ({
    room: 'Онлайн',
    opensAt: inMinutes(from).toISOString(),
    lastStartAt: inMinutes(from + 30).toISOString(),
    closesAt: inMinutes(from + 60).toISOString(),
    capacity: 10,
    slotMinutes: null,
    candidatesPerProctor: 2,
    groupNames: [],
    ...columns,
  });
  const add = async (body: SetSitting, examId = scene.exam.id): Promise<ExamSittings> =>
    examSittingsSchema.parse((await registrar.post(`/api/exams/${examId}/sittings`, body).expect(200)).body);
  const change = async (id: string | undefined, body: SetSitting) =>
    changedSittingsSchema.parse((await registrar.put(`/api/sittings/${id}`, body).expect(200)).body);
  const fill = async (examId = scene.exam.id): Promise<SittingPlan> =>
    sittingPlanSchema.parse((await registrar.post(`/api/exams/${examId}/sittings/fill`).expect(200)).body);
  const plan = async (): Promise<ExamSittings> =>
    examSittingsSchema.parse((await registrar.get(`/api/exams/${scene.exam.id}/sittings`).expect(200)).body);
  const begin = () => scene.candidate.post('/api/attempts', { examId: scene.exam.id });
  const mine = async () =>
    candidateExamListSchema.parse((await scene.candidate.get('/api/my/exams').expect(200)).body).exams[0];
  const remove = (path: string) => world.http.delete(path).set(registrar.headers);
  const candidates = async (count: number, columns: Partial<User> = {}) => {
    for (let i = 0; i < count; i++) {
      const { id: userId } = await world.person(columns);
      await world.factory.enrolment({ examId: scene.exam.id, userId });
    }
  };

  it('are where candidates begin: not without a place, not early, not after the last start', async () => {
    const { sittings, waiting } = await add(sitting({}, 60));
    expect(waiting).toHaveLength(1);
    expect((await mine())?.availability).toBe('unplaced');
    await begin().expect(409, /sitting_missing/);
    expect(await fill()).toEqual({ placed: 1, unplaced: [] });
    expect(await mine()).toMatchObject({
      availability: 'upcoming',
      opensAt: sittings[0]?.opensAt,
      sitting: { room: 'Онлайн', lastStartAt: sittings[0]?.lastStartAt, startsAt: null },
    });
    await begin().expect(409, /exam_not_open/);
    const id = sittings[0]?.id ?? '';
    const move = (opens: number, last: number, closes: number) =>
      rows().update(
        Sitting,
        { id },
        {
          opensAt: inMinutes(opens),
          lastStartAt: inMinutes(last),
          closesAt: inMinutes(closes),
        },
      );
    await move(-10, 5, 20);
    await begin().expect(200);
    await move(-10, -1, 20);
    await begin().expect(409, /start_too_late/);
    await world.app.get(DeadlineSweeper).sweep();
    expect(await rows().findOneBy(Attempt, { examId: scene.exam.id })).toMatchObject({ state: 'expired' });
    const decision = { kind: 'reopen', reason: 'Power cut', opensUntil: inMinutes(30).toISOString() };
    const person = scene.candidate.user.id;
    await registrar.post(`/api/exams/${scene.exam.id}/admissions/${person}/decisions`, decision).expect(200);
    const attempt = await scene.startAttempt();
    // Thirty minutes of the exam end before the reopened window does, or with it.
    expect(new Date(attempt.deadlineAt ?? 0) <= inMinutes(30)).toBe(true);
  });

  it('end the attempt with the sitting', async () => {
    const { sittings } = await add(sitting({ closesAt: inMinutes(40).toISOString() }, -1));
    await fill();
    await rows().update(Sitting, { id: sittings[0]?.id }, { closesAt: inMinutes(35) });
    await rows().update(Exam, { id: scene.exam.id }, { durationMinutes: 90 });
    const { deadlineAt } = await scene.startAttempt();
    expect(new Date(deadlineAt ?? 0).getTime()).toBeLessThanOrEqual(inMinutes(35).getTime());
    await remove(`/api/sittings/${sittings[0]?.id}`).expect(409, /sitting_in_use/);
  });

  it('lie within the exam, and keep to their order', async () => {
    const path = `/api/exams/${scene.exam.id}/sittings`;
    const outside = sitting({ closesAt: inMinutes(601).toISOString() });
    await registrar.post(path, outside).expect(400, /outside of the time of the exam/);
    await registrar.post(path, sitting({ lastStartAt: inMinutes(61).toISOString() })).expect(400);
    await scene.examiner.post(path, sitting()).expect(403);
    await scene.examiner.get(path).expect(200);
  });

  it('take groups by capacity, and tell who got no place and why', async () => {
    await candidates(3, { groupName: 'К-1' });
    await candidates(2, { groupName: 'К-2' });
    await add(sitting({ capacity: 2, groupNames: ['К-1'] }));
    await add(sitting({ groupNames: ['К-2'] }, 60));
    const { placed, unplaced } = await fill();
    expect(placed).toBe(4);
    expect(unplaced.map(({ reason }) => reason).sort()).toEqual(['full', 'no_sitting']);
    const { sittings, waiting } = await plan();
    expect(sittings.map(({ places }) => places.map(({ groupName }) => groupName))).toEqual([
      ['К-1', 'К-1'],
      ['К-2', 'К-2'],
    ]);
    expect(waiting).toHaveLength(2);
    // By hand a place is given whatever the group, but never one that is not there.
    const person = scene.candidate.user.id;
    await registrar.put(`/api/sittings/${sittings[0]?.id}/places/${person}`, {}).expect(409, /sitting_full/);
    await registrar.put(`/api/sittings/${sittings[1]?.id}/places/${person}`, {}).expect(200);
    await remove(`/api/sittings/${sittings[1]?.id}/places/${person}`).expect(200);
    const actions = ['exam.sittings_filled', 'sitting.place_set', 'sitting.place_removed'] as const;
    for (const action of actions)
      expect(await rows().countBy(AuditEntry, { action, subject: scene.exam.id })).toBe(1);
  });

  it('give each candidate of an oral exam an own time, once, and never beside another exam', async () => {
    await rows().update(Exam, { id: scene.exam.id }, { format: 'oral' });
    await candidates(1);
    const { sittings } = await add(sitting({ slotMinutes: 20 }, 60));
    const [room] = sittings;
    expect(await fill()).toMatchObject({ placed: 2 });
    const times = (await plan()).sittings[0]?.places.map(({ startsAt }) => startsAt);
    expect(times).toEqual([
      room?.opensAt,
      new Date(Date.parse(room!.opensAt) + 20 * MINUTE_MS).toISOString(),
    ]);
    const own = await mine();
    expect(times).toContain(own?.sitting?.startsAt);

    const other = await ExamScene.set(world, { opensAt: inMinutes(-60), closesAt: inMinutes(600) });
    await world.factory.enrolment({ examId: other.exam.id, userId: scene.candidate.user.id });
    const { sittings: theirs } = await add(sitting({}, 90), other.exam.id);
    expect((await fill(other.exam.id)).unplaced).toMatchObject([{ reason: 'clash' }]);
    const place = `/api/sittings/${theirs[0]?.id}/places/${scene.candidate.user.id}`;
    await registrar.put(place, {}).expect(409, /sitting_clash/);

    const { text, headers } = await scene.candidate.get('/api/my/calendar.ics?locale=ru').expect(200);
    expect(headers['content-type']).toMatch(/text\/calendar/);
    const start = own?.sitting?.startsAt?.replace(/[-:]|\.\d{3}/gu, '');
    expect(text).toContain(`DTSTART:${start}`);
    expect(text.match(/BEGIN:VEVENT/gu)).toHaveLength(1);
    expect(text).toContain(scene.exam.title.ru);
    const uid = `${room?.id}-${scene.candidate.user.id}@bakylau`;
    expect(text.replaceAll('\r\n ', '')).toContain(`\r\nUID:${uid}\r\n`);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('never hold more than their capacity when two give places at once', async () => {
    await candidates(3);
    const { sittings } = await add(sitting({ capacity: 1 }));
    const { waiting } = await plan();
    const answers = await Promise.all(
      waiting.map(({ personId }) => registrar.put(`/api/sittings/${sittings[0]?.id}/places/${personId}`, {})),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await rows().countBy(SittingPlace, { examId: scene.exam.id })).toBe(1);
  });

  it('warn of too few proctors, of one in two places, and of too little time', async () => {
    await candidates(2);
    const { sittings } = await add(sitting({ lastStartAt: inMinutes(55).toISOString() }));
    await add(sitting({}, 30));
    await fill();
    const [first, second] = (await plan()).sittings;
    expect(first?.warnings).toMatchObject([
      { kind: 'proctors_short', count: 2 },
      { kind: 'short_time', count: 25 },
    ]);
    const watcher = await world.signIn('proctor');
    const set = (id: string | undefined, personIds: string[]) =>
      registrar.put(`/api/sittings/${id}/proctors`, { personIds });
    await set(first?.id, [registrar.user.id]).expect(400);
    await set(sittings[0]?.id, [watcher.user.id]).expect(200);
    const { body } = await set(second?.id, [watcher.user.id]).expect(200);
    const clashing = { kind: 'proctor_clash', count: 1, names: [watcher.user.displayName] };
    const told = examSittingsSchema.parse(body).sittings.map(({ warnings }) => warnings);
    expect(told[0]).toContainEqual(clashing);
    expect(told[1]).toEqual([clashing]);
    const { duties } = dutyListSchema.parse((await watcher.get('/api/my/duties').expect(200)).body);
    expect(duties.map(({ candidates: people }) => people)).toEqual([3, 0]);
    // Who watches a sitting sees the exam.
    expect((await watcher.get('/api/exams').expect(200)).body).toMatchObject({
      exams: [{ id: scene.exam.id }],
    });
    const calendar = await watcher.get('/api/my/calendar.ics').expect(200);
    expect(calendar.text.match(/BEGIN:VEVENT/gu)).toHaveLength(2);
  });

  it('bring their proctors into the exam and let them go again; the two lists never contradict each other', async () => {
    const [first, second] = (await add(sitting(), scene.exam.id).then(() => add(sitting({}, 90)))).sittings;
    const watcher = await world.signIn('proctor');
    const set = (id: string | undefined, personIds: string[]) =>
      registrar.put(`/api/sittings/${id}/proctors`, { personIds });
    const both = await world.person({ roles: ['candidate', 'proctor'] });
    await world.factory.enrolment({ examId: scene.exam.id, userId: both.id });
    await set(first?.id, [both.id]).expect(400, /sits this exam/);

    await set(first?.id, [watcher.user.id, scene.proctor.user.id]).expect(200);
    await set(second?.id, [watcher.user.id]).expect(200);
    const staff = (proctorIds: string[]) =>
      registrar.put(`/api/exams/${scene.exam.id}/staff`, {
        examinerIds: [scene.examiner.user.id],
        proctorIds,
      });
    const refused = await staff([scene.proctor.user.id]).expect(409, /proctor_in_sitting/);
    expect(refused.text).toContain(`${watcher.user.displayName}, Онлайн, ${first?.opensAt}`);
    const proctors = async () => {
      const found = await rows().findBy(ExamStaff, { examId: scene.exam.id, role: 'proctor' });
      return found.map(({ userId }) => userId).sort();
    };
    const all = [watcher.user.id, scene.proctor.user.id].sort();
    expect(await proctors()).toEqual(all);
    // One sitting still names the watcher; whoever was assigned to the exam itself stays.
    await set(first?.id, []).expect(200);
    expect(await proctors()).toEqual(all);
    await remove(`/api/sittings/${second?.id}`).expect(200);
    expect(await proctors()).toEqual([scene.proctor.user.id]);
    await watcher.get('/api/exams').expect(200, { exams: [] });
    await staff([]).expect(200);
  });

  it('keep the places when they are changed, and take back only own times that no longer fit', async () => {
    await candidates(2);
    const body = sitting({}, 60);
    const id = (await add(body)).sittings[0]?.id;
    expect(await change(id, { ...body, room: 'Room 1' })).toMatchObject({ placesReturned: 0, waiting: {} });
    await fill();
    const later = sitting({}, 90);
    const together = await change(id, later);
    expect(together).toMatchObject({ placesReturned: 0, waiting: [] });
    expect(together.sittings[0]?.places).toHaveLength(3);

    // Three times of twenty minutes, the last of which an earlier closing cuts off.
    await rows().update(Exam, { id: scene.exam.id }, { format: 'oral' });
    expect((await change(id, { ...later, slotMinutes: 20 })).placesReturned).toBe(3);
    const lastStartAt = new Date(Date.parse(later.closesAt) - MINUTE_MS).toISOString();
    const wide = { ...later, slotMinutes: 20, lastStartAt };
    await change(id, wide);
    await fill();
    const shift = (instant: string, minutes: number) =>
      new Date(Date.parse(instant) + minutes * MINUTE_MS).toISOString();
    const moved = { ...wide, opensAt: shift(wide.opensAt, 20), lastStartAt: shift(wide.lastStartAt, 20) };
    moved.closesAt = shift(wide.closesAt, 20);
    const after = await change(id, moved);
    expect(after.placesReturned).toBe(0);
    const times = after.sittings[0]?.places.map(({ startsAt }) => startsAt);
    expect(times).toEqual([0, 20, 40].map((minutes) => shift(moved.opensAt, minutes)));
    const short = { ...moved, lastStartAt: shift(moved.opensAt, 30), closesAt: shift(moved.opensAt, 45) };
    const cut = await change(id, short);
    expect(cut.placesReturned).toBe(1);
    expect(cut.waiting).toHaveLength(1);
    expect(cut.sittings[0]?.places.map(({ startsAt }) => startsAt)).toEqual(times?.slice(0, 2));
    const entries = await rows().findBy(AuditEntry, { action: 'sitting.set', subject: scene.exam.id });
    expect(entries.map(({ detail }) => detail)).toContainEqual({
      ...{ sittingId: id, added: false },
      placesReturned: 1,
    });
  });

  it('give no own time that is over', async () => {
    await rows().update(Exam, { id: scene.exam.id }, { format: 'oral' });
    const lastStartAt = inMinutes(20).toISOString();
    const { sittings } = await add(sitting({ slotMinutes: 20, lastStartAt }, -30));
    const first = sittings[0];
    const slot = (n: number) => new Date(Date.parse(first?.opensAt ?? '') + n * 20 * MINUTE_MS).toISOString();
    const place = `/api/sittings/${first?.id}/places/${scene.candidate.user.id}`;
    await registrar.put(place, { startsAt: slot(1) }).expect(409, /sitting_full/);
    await candidates(1);
    expect(await fill()).toMatchObject({ placed: 1, unplaced: [{ reason: 'full' }] });
    expect((await plan()).sittings[0]?.places.map(({ startsAt }) => startsAt)).toEqual([slot(2)]);
    const [waiting] = (await plan()).waiting;
    await registrar
      .put(`/api/sittings/${first?.id}/places/${waiting?.personId}`, {})
      .expect(409, /sitting_full/);
  });

  it('take nobody in after the last start, unless a decision is recorded', async () => {
    const userId = scene.candidate.user.id;
    const place = (at: ExamSittings, i = 0) => `/api/sittings/${at.sittings[i]?.id}/places/${userId}`;
    const lastStartAt = inMinutes(-5).toISOString();
    const together = await add(sitting({ lastStartAt }, -30));
    await registrar.put(place(together), {}).expect(409, /start_too_late/);
    expect((await plan()).sittings[0]?.places).toEqual([]);
    const decide = (minutes: number) =>
      registrar
        .post(`/api/exams/${scene.exam.id}/admissions/${userId}/decisions`, {
          ...{ kind: 'reopen', reason: 'Power cut', opensUntil: inMinutes(minutes).toISOString() },
        })
        .expect(200);
    await decide(20);
    await registrar.put(place(together), {}).expect(200);
    await begin().expect(200);
  });

  it('give an own time after the last start only as far as a decision reaches', async () => {
    await rows().update(Exam, { id: scene.exam.id }, { format: 'oral' });
    const lastStartAt = inMinutes(20).toISOString();
    const { sittings } = await add(
      sitting({ slotMinutes: 20, lastStartAt, closesAt: inMinutes(120).toISOString() }),
    );
    const [first] = sittings;
    const slot = (n: number) => new Date(Date.parse(first?.opensAt ?? '') + n * 20 * MINUTE_MS).toISOString();
    const userId = scene.candidate.user.id;
    const put = (startsAt: string) =>
      registrar.put(`/api/sittings/${first?.id}/places/${userId}`, { startsAt });
    await put(slot(2)).expect(409, /start_too_late/);
    const opensUntil = inMinutes(50).toISOString();
    const decision = { kind: 'reopen', reason: 'Power cut', opensUntil };
    await registrar.post(`/api/exams/${scene.exam.id}/admissions/${userId}/decisions`, decision).expect(200);
    await put(slot(3)).expect(409, /start_too_late/);
    await put(new Date(Date.parse(slot(2)) + MINUTE_MS).toISOString()).expect(409, /sitting_full/);
    await put(slot(2)).expect(200);
    expect((await plan()).sittings[0]?.places.map(({ startsAt }) => startsAt)).toEqual([slot(2)]);
    await put(slot(1)).expect(200);
  });

  it('last longer for who has extra time, in this exam and in the others', async () => {
    const userId = scene.candidate.user.id;
    const { sittings } = await add(sitting());
    const other = await ExamScene.set(world, { opensAt: inMinutes(-60), closesAt: inMinutes(600) });
    await world.factory.enrolment({ examId: other.exam.id, userId });
    const { sittings: theirs } = await add(sitting({}, 70), other.exam.id);
    await fill();
    const [place, otherPlace] = [sittings, theirs].map(
      (all) => `/api/sittings/${all[0]?.id}/places/${userId}`,
    );
    const extra = (examId: string, extraMinutes: number) =>
      rows().update(ExamEnrolment, { examId, userId }, { extraMinutes });
    await extra(scene.exam.id, 30);
    await registrar.put(otherPlace!, {}).expect(409, /sitting_clash/);
    await extra(scene.exam.id, 0);
    await registrar.put(otherPlace!, {}).expect(200);
    await extra(scene.exam.id, 30);
    expect((await plan()).sittings[0]?.warnings).toContainEqual({
      ...{ kind: 'candidate_clash', count: 1 },
      names: [scene.candidate.user.displayName],
    });
    await remove(place!).expect(200);
    await registrar.put(place!, {}).expect(409, /sitting_clash/);
  });

  it('warn of another sitting in the same room at the same time, of whatever exam, and of none online', async () => {
    const other = await ExamScene.set(world, { opensAt: inMinutes(-60), closesAt: inMinutes(600) });
    await add(sitting({ room: '301' }));
    await add(sitting({ room: 'Онлайн' }, 60));
    const clashes = ({ sittings }: ExamSittings) =>
      sittings.map(({ warnings }) => warnings.filter(({ kind }) => kind === 'room_clash'));
    expect(clashes(await plan())).toEqual([[], []]);
    await add(sitting({ room: 'Онлайн' }, 60), other.exam.id);
    const told = await add(sitting({ room: ' 301 ' }, 30), other.exam.id);
    const clash = { kind: 'room_clash', count: 1, names: [] };
    expect(clashes(told)).toEqual([[{ ...clash, exams: [scene.exam.title] }], []]);
    expect(clashes(await plan())).toEqual([[{ ...clash, exams: [other.exam.title] }], []]);
  });

  it('let somebody whose check-in ended at the last start go on, there or in a later sitting', async () => {
    const examId = scene.exam.id;
    const sweep = () => world.app.get(DeadlineSweeper).sweep();
    const state = async () => (await rows().findOneBy(Attempt, { examId }))?.state;
    const { sittings } = await add(sitting({}, -10));
    const id = sittings[0]?.id;
    await fill();
    await begin().expect(200);
    const miss = async (sittingId: string | undefined) => {
      await rows().update(Sitting, { id: sittingId }, { lastStartAt: inMinutes(-1) });
      await sweep();
      expect(await state()).toBe('expired');
    };
    await miss(id);
    await begin().expect(409, /start_too_late/);
    const { sittings: told } = await plan();
    expect(told[0]?.places).toMatchObject([{ begun: false }]);
    await change(id, sitting({ opensAt: sittings[0]?.opensAt }, -10));
    const list = await registrar.get(`/api/exams/${examId}/admissions`).expect(200);
    expect(examAdmissionsSchema.parse(list.body).candidates).toMatchObject([
      { expired: true, closed: false },
    ]);
    expect((await mine())?.availability).toBe('open');
    await begin().expect(200);
    expect(await state()).toBe('checking_in');

    await miss(id);
    const second = (await add(sitting({ room: 'Later' }, -5))).sittings.find(({ room }) => room === 'Later');
    await remove(`/api/sittings/${id}/places/${scene.candidate.user.id}`).expect(200);
    expect(await fill()).toEqual({ placed: 1, unplaced: [] });
    expect(second?.id).not.toBe(id);
    const { state: started } = await scene.startAttempt();
    expect(started).toBe('in_progress');
    await sweep();
    expect(await state()).toBe('in_progress');
  });
});
