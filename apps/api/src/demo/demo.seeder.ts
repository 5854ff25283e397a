import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AdmissionRating,
  CaseMaterialRecord,
  Exam,
  ExamEnrolment,
  ExamGroup,
  ExamItem,
  ExamStaff,
  FaceEnrolment,
  newId,
  User,
} from '@bakylau/persistence';
import { type ObjectStore } from '@bakylau/storage';
import { hash } from '@node-rs/argon2';
import { type DataSource, type EntityManager } from 'typeorm';
import { ticketItems } from '../oral/exam-tickets.service';
import { type DemoExam } from './demo-exam';
import { DEMO_EXAMS } from './demo-exams';
import { seedTerms } from './demo-terms';
import { seedSittings } from './demo-sittings';
import { DEMO_PEOPLE, type DemoPerson, demoPeopleOf } from './demo-people';

export interface DemoSeederOptions {
  dataSource: DataSource;
  store: ObjectStore;
  /** Folder with the photos. */
  assetsDir: string;
}

/** Puts the demo's people and exams into the database. Repeating it adds what is missing and moves the exams' windows. */
export class DemoSeeder {
  constructor(private readonly options: DemoSeederOptions) {}

  async seed(now = new Date()): Promise<void> {
    for (const person of DEMO_PEOPLE) await this.seedPerson(person);
    await this.options.dataSource.transaction(async (manager) => {
      for (const exam of DEMO_EXAMS) await seedExam(exam, now, manager);
      await seedTerms(
        now,
        DEMO_EXAMS.map(({ id }) => id),
        manager,
      );
    });
  }

  private async seedPerson(person: DemoPerson): Promise<void> {
    const { manager } = this.options.dataSource;
    const { id, login, displayName, studentNumber, iin, groupName, roles, locale } = person;
    // Someone who changed a demo password meant it: people who are there stay as they are.
    if (!(await manager.existsBy(User, { id }))) {
      const passwordHash = await hash(person.password);
      const named = { id, login, displayName, studentNumber, iin, groupName };
      await manager.insert(User, { ...named, passwordHash, roles, locale });
    }
    if (person.photo) await this.seedPhoto(id, person.photo);
  }

  /** The descriptor is left out: the first check-in has the photo analysed. */
  private async seedPhoto(userId: string, file: string): Promise<void> {
    const { dataSource, store, assetsDir } = this.options;
    const photoKey = `people/${userId}/enrolled-demo.jpg`;
    const enrolments = dataSource.getRepository(FaceEnrolment);
    const enrolment = await enrolments.findOneBy({ userId });
    if (enrolment && enrolment.photoKey !== photoKey) return;
    if (!(await store.find(photoKey))) {
      await store.put(photoKey, await readFile(join(assetsDir, file)), 'image/jpeg');
    }
    if (!enrolment) await enrolments.insert({ userId, photoKey });
  }
}

async function seedExam(exam: DemoExam, now: Date, manager: EntityManager): Promise<void> {
  const { id, title, durationMinutes, opensAfterMs, closesAfterMs, testPolicy, candidates } = exam;
  await manager.upsert(
    Exam,
    {
      id,
      title,
      format: exam.format ?? 'test',
      markingPolicy: exam.markingPolicy ?? null,
      oralPolicy: exam.oral?.policy ?? null,
      opensAt: new Date(now.getTime() + opensAfterMs),
      closesAt: new Date(now.getTime() + closesAfterMs),
      durationMinutes,
      testPolicy,
      policy: {
        version: 1,
        camera: true,
        microphone: true,
        screen: true,
        notesAllowed: exam.notesAllowed ?? false,
        calculatorAllowed: true,
      },
    },
    ['id'],
  );
  const isCandidate = ({ login }: DemoPerson) => candidates?.includes(login) ?? true;
  const groups = exam.groups ?? [];
  for (const groupName of groups)
    await manager.upsert(ExamGroup, { examId: id, groupName, assignedAt: now }, ['examId', 'groupName']);
  for (const { id: userId, groupName } of demoPeopleOf('candidate').filter(isCandidate)) {
    const byGroup = groupName !== null && groups.includes(groupName) ? groupName : null;
    await manager.upsert(ExamEnrolment, { examId: id, userId, byGroup }, ['examId', 'userId']);
  }
  for (const role of ['proctor', 'examiner'] as const) {
    for (const { id: userId } of demoPeopleOf(role)) {
      await manager.upsert(ExamStaff, { examId: id, userId, role }, ['examId', 'userId', 'role']);
    }
  }
  await seedSittings(exam, new Date(now.getTime() + opensAfterMs), manager);
  await seedRatings(exam, manager);
  await seedItems(exam, manager);
}

/** Points before the exam, as a registrar's list brings them; a list that came since then stays. */
async function seedRatings({ id: examId, ratings = {} }: DemoExam, manager: EntityManager): Promise<void> {
  const [registrar] = demoPeopleOf('registrar');
  if (!registrar) return;
  for (const { id: userId, login } of demoPeopleOf('candidate')) {
    const rating = ratings[login];
    if (rating === undefined || (await manager.existsBy(AdmissionRating, { examId, userId }))) continue;
    await manager.insert(AdmissionRating, {
      examId,
      userId,
      rating,
      givenBy: registrar.id,
      givenAt: new Date(),
    });
  }
}

/** Items are written once: answers refer to them. */
async function seedItems(
  { id: examId, items: demoItems, materials = [], oral }: DemoExam,
  manager: EntityManager,
): Promise<void> {
  if (await manager.existsBy(ExamItem, { examId })) return;
  await manager.insert(
    CaseMaterialRecord,
    materials.map((material, i) => ({ id: newId(), examId, position: i + 1, ...material })),
  );
  const items = demoItems.map((item, i) => ({
    id: newId(),
    examId,
    position: i + 1,
    kind: item.key.kind,
    ...item,
  }));
  await manager.insert(ExamItem, [...items, ...ticketItems(examId, oral?.tickets ?? [])]);
}
