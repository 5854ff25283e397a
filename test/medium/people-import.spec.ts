import {
  examAssignmentSchema,
  firstPasswordSchema,
  type PeopleImport,
  peopleImportSchema,
  personAccommodationSchema,
  personSchema,
  type Role,
} from '@bakylau/contracts';
import {
  AuditEntry,
  Exam,
  ExamEnrolment,
  ExamGroup,
  newId,
  Sitting,
  SittingPlace,
  User,
  WebSession,
} from '@bakylau/persistence';
import { writeXlsx } from '@bakylau/question-formats';
import { In } from 'typeorm';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

/** Invented, with right check digits; the second one begins with a zero. */
const IINS = ['050315500123', '010203500018'] as const;

describe('people and groups', () => {
  let world: ApiWorld;
  let registrar: ApiCaller;

  beforeAll(async () => {
    world = await ApiWorld.start();
    registrar = await world.signIn('registrar');
  });
  afterAll(() => world.close());
  beforeEach(() => rows().query('UPDATE users SET iin = NULL'));

  const rows = () => world.database.dataSource.manager;
  const send = async (list: Buffer, dryRun: 'yes' | 'no' = 'no', withdraw = 'no'): Promise<PeopleImport> => {
    const { body } = await registrar
      .upload(
        'post',
        `/api/people/import?dryRun=${dryRun}&withdraw=${withdraw}`,
        list,
        'application/octet-stream',
      )
      .expect(200);
    return peopleImportSchema.parse(body);
  };
  const list = (head: string, ...lines: string[]) => Buffer.from(`\ufeff${[head, ...lines].join('\r\n')}`);
  const hashOf = (id: string) =>
    rows().findOneOrFail(User, { where: { id }, select: { passwordHash: true, roles: true } });
  const HEAD = 'Логин;ФИО;ИИН;Группа;Язык;Доп. время, %;Основание';

  it('come from a list: told line by line first, then kept, a bad line losing nothing', async () => {
    const known = await world.person({
      iin: IINS[0],
      displayName: 'Ескі Аты',
      groupName: 'A-1',
      locale: 'kk',
    });
    const proctor = await world.person({ roles: ['proctor'] });
    const file = list(
      HEAD,
      `New.One@kaznu.kz;Жаңа Адам;10203500018;Т-1;қазақ;25;Справка № 7`,
      `${known.login};;;A-2;;;`,
      `second@kaznu.kz;Екінші;050315500124;Т-1;kk;;`,
      `;Кто-то;;Т-1;;;`,
      `${proctor.login};Другой;;Т-1;;;`,
      `third@kaznu.kz;Үшінші;;Т-1;deutsch;500;`,
      `new.one@kaznu.kz;Қайта;;;;;`,
      `${known.login};;;;;;`,
    );
    const told = await send(file, 'yes');
    expect(told.lines.map(({ line, outcome, changes }) => [line, outcome, changes.join(' ')])).toEqual([
      [2, 'new', 'displayName iin groupName locale extraTimePercent'],
      [3, 'changed', 'groupName'],
      [4, 'left_out', ''],
      [5, 'left_out', ''],
      [6, 'left_out', ''],
      [7, 'left_out', ''],
      [8, 'left_out', ''],
      [9, 'left_out', ''],
    ]);
    expect(told.lines[5]?.problems).toHaveLength(2);
    expect(told.lines[6]?.problems).toEqual([
      { severity: 'error', code: 'listed_before', values: { line: 2 } },
    ]);
    expect(JSON.stringify(told)).not.toContain(IINS[1]);
    expect(await rows().existsBy(User, { login: 'new.one@kaznu.kz' })).toBe(false);

    const done = await send(file);
    expect(done.counts).toMatchObject({ added: 1, changed: 1, unchanged: 0, leftOut: 6 });
    const made = await rows().findOneByOrFail(User, { login: 'new.one@kaznu.kz' });
    expect(made).toMatchObject({ displayName: 'Жаңа Адам', groupName: 'Т-1', roles: ['candidate'] });
    expect(await rows().findOneBy(User, { id: known.id })).toMatchObject({
      displayName: 'Ескі Аты',
      groupName: 'A-2',
    });
    const { body } = await registrar.get(`/api/people/${made.id}/accommodation`).expect(200);
    expect(personAccommodationSchema.parse(body).accommodation).toMatchObject({
      extraTimePercent: 25,
      staffNote: 'Справка № 7',
    });
    const password = done.lines[0]?.firstPassword ?? '';
    await world.http.post('/api/auth/login').send({ login: made.login, password }).expect(200);
    expect((await send(file)).lines.slice(0, 2)).toMatchObject([
      { outcome: 'unchanged', firstPassword: null },
      { outcome: 'unchanged' },
    ]);
    const entries = await rows().findBy(AuditEntry, { action: 'people.imported' });
    expect(entries[0]?.detail).toMatchObject({ added: 1, changed: 1, lines: 8 });
  });

  it('are found by their number in a workbook, whose login then stays', async () => {
    const known = await world.person({ iin: IINS[1] });
    const sheet = [
      {
        name: 'Тізім',
        rows: [
          ['ЖСН', 'Тобы', 'Пошта'],
          [IINS[1], 'Б-9', 'other@kaznu.kz'],
        ],
      },
    ];
    const { lines } = await send(await writeXlsx(sheet));
    expect(lines).toMatchObject([{ outcome: 'changed', login: known.login, changes: ['groupName'] }]);
    expect(lines[0]?.problems[0]).toMatchObject({ severity: 'warning' });
    for (const wrong of [list('Имя;Балл', 'a;1'), Buffer.from('PK\u0003\u0004 no workbook')]) {
      const { body } = await registrar
        .upload('post', '/api/people/import', wrong, 'application/octet-stream')
        .expect(400);
      expect(body).toMatchObject({ code: 'people_list_unreadable', details: [{ path: 'file' }] });
    }
  });

  it('are put right on their page: what is not given stays, a number of somebody else is refused', async () => {
    const person = await world.person({ groupName: 'В-1', studentNumber: 'S1' });
    await world.person({ iin: IINS[0] });
    const path = `/api/people/${person.id}`;
    const { body } = await registrar.put(path, { groupName: 'В-2', iin: IINS[1] }).expect(200);
    expect(personSchema.parse(body)).toMatchObject({ groupName: 'В-2', studentNumber: 'S1', hasIin: true });
    await registrar.put(path, { iin: IINS[0] }).expect(409, /"code":"conflict"/);
    await registrar.put(path, { iin: '050315500124' }).expect(400);
    await registrar.put(path, { iin: null }).expect(200);
    const admin = await world.person({ roles: ['admin'] });
    await registrar.put(`/api/people/${admin.id}`, { displayName: 'X' }).expect(403);
    const entries = await rows().findBy(AuditEntry, { action: 'person.changed', subject: person.id });
    expect(entries.map(({ detail }) => detail)).toEqual([{ fields: 'iin groupName' }, { fields: 'iin' }]);
  });

  it('get a new first password when theirs is lost, which signs them out; administrators never', async () => {
    const person = await world.signIn('candidate');
    const give = (id: string) => registrar.post(`/api/people/${id}/first-password`);
    const { firstPassword } = firstPasswordSchema.parse((await give(person.user.id).expect(200)).body);
    await person.get('/api/my/exams').expect(401);
    const { login } = person.user;
    await world.http.post('/api/auth/login').send({ login, password: firstPassword }).expect(200);
    const again = firstPasswordSchema.parse((await give(person.user.id).expect(200)).body);
    await world.http.post('/api/auth/login').send({ login, password: firstPassword }).expect(401);
    const entries = await rows().findBy(AuditEntry, {
      action: 'person.password_given',
      subject: person.user.id,
    });
    expect(entries.map(({ userId }) => userId)).toEqual([registrar.user.id, registrar.user.id]);
    expect(JSON.stringify(entries)).not.toContain(again.firstPassword);
    const admin = await world.signIn('admin');
    await give(admin.user.id).expect(403);
    await admin.post(`/api/people/${admin.user.id}/first-password`).expect(403);
    const examiner = await world.signIn('examiner');
    await examiner.post(`/api/people/${person.user.id}/first-password`).expect(403);
  });

  it('who are staff have a password by an administrator alone, so that no registrar acts as a second person', async () => {
    const admin = await world.signIn('admin');
    const give = (by: ApiCaller, id: string) => by.post(`/api/people/${id}/first-password`);
    const ofStaff: Role[][] = [['proctor'], ['examiner'], ['registrar'], ['candidate', 'examiner']];
    for (const roles of ofStaff) {
      const person = await world.person({ roles });
      const { passwordHash: before } = await hashOf(person.id);
      await give(registrar, person.id).expect(403, /"code":"forbidden"/);
      expect((await hashOf(person.id)).passwordHash).toBe(before);
      const { firstPassword } = firstPasswordSchema.parse((await give(admin, person.id).expect(200)).body);
      const { login } = person;
      await world.http.post('/api/auth/login').send({ login, password: firstPassword }).expect(200);

      const made = {
        login: `made-${newId()}`,
        displayName: 'Жаңа',
        roles,
        password: 'a long enough password',
      };
      await registrar.post('/api/people', made).expect(403, /"code":"forbidden"/);
      expect(await rows().countBy(User, { login: made.login })).toBe(0);
      await admin.post('/api/people', made).expect(200);
    }
    expect(await rows().countBy(AuditEntry, { action: 'person.password_given', userId: admin.user.id })).toBe(
      ofStaff.length,
    );
  });

  it('who work and sit exams get no password by a list, and a list makes nobody staff', async () => {
    const both = await world.person({ roles: ['candidate', 'examiner'] });
    const { passwordHash: before } = await hashOf(both.id);
    const login = `listed-${newId()}`;
    const lines = [`${both.login};Екеуі;G-1;examiner`, `${login};Жаңа;G-1;examiner`];
    const told = await send(list('Логин;ФИО;Группа;Роль', ...lines), 'no');
    expect(told.lines).toMatchObject([
      { outcome: 'changed', firstPassword: null },
      { outcome: 'new', firstPassword: expect.any(String) },
    ]);
    expect(await hashOf(both.id)).toMatchObject({ passwordHash: before, roles: both.roles });
    expect(await rows().findOneByOrFail(User, { login })).toMatchObject({ roles: ['candidate'] });
  });

  it('are blocked by an administrator, signed out everywhere, and let in again', async () => {
    const admin = await world.signIn('admin');
    const person = await world.signIn('examiner');
    const { id, login } = person.user;
    const set = (by: ApiCaller, active: boolean, whom = id) =>
      by.put(`/api/people/${whom}/active`, { active });
    for (const by of [registrar, person]) await set(by, false).expect(403);
    await set(admin, false, admin.user.id).expect(403);
    await set(admin, false, newId()).expect(404);
    const { firstPassword } = firstPasswordSchema.parse(
      (await admin.post(`/api/people/${id}/first-password`).expect(200)).body,
    );
    const signIn = () => world.http.post('/api/auth/login').send({ login, password: firstPassword });
    await signIn().expect(200);
    expect(await rows().countBy(WebSession, { userId: id })).toBe(1);
    expect(personSchema.parse((await set(admin, false).expect(200)).body).active).toBe(false);
    await set(admin, false).expect(200);
    expect(await rows().countBy(WebSession, { userId: id })).toBe(0);
    await signIn().expect(401);
    expect(personSchema.parse((await set(admin, true).expect(200)).body).active).toBe(true);
    await signIn().expect(200);
    const entries = await rows().find(AuditEntry, {
      where: { subject: id, userId: admin.user.id },
      order: { at: 'ASC' },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'person.password_given',
      'person.blocked',
      'person.unblocked',
    ]);
  });

  it('leave an administrator where two block each other at once', async () => {
    const pair = [await world.signIn('admin'), await world.signIn('admin')] as const;
    const block = (by: ApiCaller, whom: ApiCaller) =>
      by.put(`/api/people/${whom.user.id}/active`, { active: false });
    const answers = await Promise.all([block(pair[0], pair[1]), block(pair[1], pair[0])]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const left = await rows().findBy(User, { id: In(pair.map(({ user }) => user.id)), active: true });
    expect(left).toHaveLength(1);
  });

  it('sit the exams of their groups: with the list, by joining later, and no longer after leaving', async () => {
    const scene = await ExamScene.set(world);
    const examId = scene.exam.id;
    const open = (minutes: number) =>
      rows().update(Exam, { id: examId }, { opensAt: new Date(Date.now() + minutes * 60_000) });
    await open(5);
    const [group, other] = [`Г-${newId()}`, `Д-${newId()}`];
    const first = await world.person({ groupName: group });
    const others = await world.person({ groupName: other });
    const set = (groupNames: string[]) => registrar.put(`/api/exams/${examId}/groups`, { groupNames });
    await set(['nobody']).expect(400, /nobody is in/);
    const assignment = examAssignmentSchema.parse((await set([group]).expect(200)).body);
    expect(assignment.groups).toEqual([{ groupName: group, people: 1 }]);
    const enrolled = async () => {
      const all = await rows().findBy(ExamEnrolment, { examId });
      return new Map(all.map(({ userId, ...rest }) => [userId, rest]));
    };
    expect([...(await enrolled()).keys()].sort()).toEqual([first.id, scene.candidate.user.id].sort());

    await send(list('Логин;ФИО;Группа;Доп. время, %', `late-${examId};Кешіккен;${group};10`));
    const late = await rows().findOneByOrFail(User, { login: `late-${examId}` });
    // 10 % of 30 minutes.
    expect((await enrolled()).get(late.id)).toMatchObject({ byGroup: group, extraMinutes: 3 });
    await registrar.put(`/api/people/${late.id}`, { groupName: other }).expect(200);
    expect((await enrolled()).has(late.id)).toBe(false);
    await set([group, other]).expect(200);
    expect((await enrolled()).get(late.id)).toMatchObject({ byGroup: other, extraMinutes: 3 });

    await open(-5);
    const sitting = await world.signIn(first);
    await sitting.post('/api/attempts', { examId }).expect(200);
    // Nobody is taken out of an exam that is open, but by name.
    const emptied = examAssignmentSchema.parse((await set([]).expect(200)).body);
    expect(emptied.candidates).toContainEqual(expect.objectContaining({ personId: late.id, byGroup: false }));
    await world.http.delete(`/api/exams/${examId}/candidates/${late.id}`).set(registrar.headers).expect(200);
    // Who has an attempt stays, and so does whoever was enrolled by name.
    const staying = [first.id, others.id, scene.candidate.user.id];
    expect([...(await enrolled()).keys()].sort()).toEqual(staying.sort());
    expect(await rows().countBy(ExamGroup, { examId })).toBe(0);
    expect(
      await rows().countBy(AuditEntry, { action: 'exam.candidate_withdrawn', subject: examId }),
    ).toBeGreaterThanOrEqual(2);
    await scene.examiner.put(`/api/exams/${examId}/groups`, { groupNames: [] }).expect(403);
  });

  it('never sit an exam that they examine or proctor, also by their group', async () => {
    const scene = await ExamScene.set(world);
    const examId = scene.exam.id;
    const groupName = `Е-${newId()}`;
    const both = await world.person({ roles: ['candidate', 'proctor'], groupName });
    await world.person({ groupName });
    await world.factory.staff({ examId, userId: both.id, role: 'proctor' });
    const { body } = await registrar
      .put(`/api/exams/${examId}/groups`, { groupNames: [groupName] })
      .expect(200);
    expect(examAssignmentSchema.parse(body).leftOut).toEqual([
      { personId: both.id, displayName: both.displayName, groupName },
    ]);
    expect(await rows().existsBy(ExamEnrolment, { examId, userId: both.id })).toBe(false);
    expect(await rows().countBy(ExamEnrolment, { examId, byGroup: groupName })).toBe(1);
  });

  it('leave an exam by a list only when that is asked for, and the dry run tells it with the places', async () => {
    const scene = await ExamScene.set(world);
    const examId = scene.exam.id;
    const group = `Ж-${newId()}`;
    const person = await world.person({ groupName: group });
    await registrar.put(`/api/exams/${examId}/groups`, { groupNames: [group] }).expect(200);
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const times = { opensAt: at(0), lastStartAt: at(5), closesAt: at(10), changedAt: at(0) };
    const sittingId = newId();
    const shape = { room: 'A', capacity: 9, slotMinutes: null, candidatesPerProctor: 9, groupNames: [] };
    await rows().insert(Sitting, { id: sittingId, examId, ...shape, ...times });
    await rows().insert(SittingPlace, { sittingId, userId: person.id, examId, startsAt: null });
    const state = async () => [
      await rows().existsBy(ExamEnrolment, { examId, userId: person.id }),
      await rows().existsBy(SittingPlace, { examId, userId: person.id }),
    ];
    const misspelt = list('Логин;Группа', `${person.login};${group}x`);
    const title = scene.exam.title;
    const told = await send(misspelt, 'yes');
    expect(told.lines[0]?.exams).toEqual([{ examId, title, effect: 'kept', placeLost: false }]);
    const lost = await send(misspelt, 'yes', 'yes');
    expect(lost.lines[0]?.exams).toEqual([{ examId, title, effect: 'withdrawn', placeLost: true }]);
    expect(lost.counts).toMatchObject({ withdrawn: 1, placesLost: 1, kept: 0 });
    expect(await state()).toEqual([true, true]);
    expect(await rows().findOneBy(User, { id: person.id })).toMatchObject({ groupName: group });
    expect((await send(misspelt)).counts).toMatchObject({ changed: 1, kept: 1, withdrawn: 0 });
    expect(await state()).toEqual([true, true]);
    // Another group of the exam does not make up for what the list was not asked to do.
    const other = await world.person({ groupName: `З-${newId()}` });
    await registrar
      .put(`/api/exams/${examId}/groups`, { groupNames: [group, other.groupName ?? ''] })
      .expect(200);
    expect(await state()).toEqual([true, true]);
    const joining = await send(list('Логин;ФИО;Группа', `joins-${examId};Жаңа;${group}`), 'yes');
    expect(joining.lines[0]).toMatchObject({ firstPassword: null, exams: [{ effect: 'enrolled' }] });
    expect((await send(misspelt, 'no', 'yes')).counts).toMatchObject({ changed: 0, withdrawn: 1 });
    expect(await state()).toEqual([false, false]);
  });

  it('are enrolled by name too, and taken out before they begin', async () => {
    const scene = await ExamScene.set(world);
    const path = `/api/exams/${scene.exam.id}/candidates`;
    const person = await world.person();
    await registrar.post(path, { personIds: [scene.proctor.user.id] }).expect(400, /no candidate/);
    await registrar.post(path, { personIds: [person.id] }).expect(200);
    const remove = (id: string) => world.http.delete(`${path}/${id}`).set(registrar.headers);
    await remove(person.id).expect(200);
    await remove(person.id).expect(404);
    await scene.createAttempt();
    await remove(scene.candidate.user.id).expect(409, /candidate_bound/);
  });

  it('examine and proctor an exam once they are assigned to it', async () => {
    const scene = await ExamScene.set(world, { format: 'oral' });
    const path = `/api/exams/${scene.exam.id}/staff`;
    const examiner = await world.signIn('examiner');
    await examiner.get(`/api/exams/${scene.exam.id}/orals`).expect(404);
    const both = await world.person({ roles: ['examiner', 'candidate'] });
    await rows().insert(ExamEnrolment, { examId: scene.exam.id, userId: both.id });
    const set = (examinerIds: string[], proctorIds: string[] = []) =>
      registrar.put(path, { examinerIds, proctorIds });
    await set([scene.proctor.user.id]).expect(400, /is no examiner/);
    await set([both.id]).expect(400, /sits this exam/);
    const { body } = await set([examiner.user.id, scene.examiner.user.id], [scene.proctor.user.id]);
    expect(examAssignmentSchema.parse(body)).toMatchObject({ panelAtLeast: 1 });
    await examiner.get(`/api/exams/${scene.exam.id}/orals`).expect(200);
    await set([examiner.user.id]).expect(200);
    await scene.examiner.get(`/api/exams/${scene.exam.id}/assignment`).expect(404);
    await scene.proctor.get('/api/exams').expect(200, { exams: [] });
    expect(await rows().countBy(AuditEntry, { action: 'exam.staff_set', subject: scene.exam.id })).toBe(4);
  });
});
