import {
  type GradingPolicy,
  type RatingImport,
  type RatingLine,
  type RatingProblem,
} from '@bakylau/contracts';
import { admissionOf } from '@bakylau/domain';
import { AdmissionRating, Exam, ExamEnrolment, User } from '@bakylau/persistence';
import { authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { findSettableExam } from '../exams/editable-exams';
import { type ConfirmedByPerson, ConfirmedRatings } from './confirmed-ratings';
import { gradingPolicyOf } from './exam-access';
import { type ListedRating, parseRating, readRatingList } from './rating-list';

interface Enrolled {
  id: string;
  displayName: string;
  studentNumber: string | null;
  iin: string | null;
}

/** The registrar's list of admission ratings: read, told line by line, and kept when that is wanted. */
@Injectable()
export class RatingImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly confirmed: ConfirmedRatings,
  ) {}

  /** @throws AppError not_found; rating_list_unreadable */
  async import(
    principal: Principal,
    examId: string,
    { dryRun }: { dryRun: boolean },
    bytes: Buffer,
  ): Promise<RatingImport> {
    authorize(principal, 'admission:write');
    const exam = await findSettableExam(principal, examId, this.dataSource.manager);
    const listed = await readRatingList(bytes);
    const completed: string[] = [];
    const report = await this.dataSource.transaction(async (manager): Promise<RatingImport> => {
      // Nobody confirms a result meanwhile, whose rating would be another one at the end of it.
      const lock = { mode: 'for_no_key_update' } as const;
      if (!dryRun) await manager.findOneOrFail(Exam, { where: { id: examId }, lock });
      const confirmed = await this.confirmed.read(examId, manager);
      const enrolled = await readEnrolled(examId, manager);
      const rated = await manager.findBy(AdmissionRating, { examId });
      const previous = new Map(rated.map(({ userId, rating }) => [userId, rating]));
      const judged = judge(listed, enrolled, { previous, confirmed }, gradingPolicyOf(exam));
      if (!dryRun) completed.push(...(await this.store(principal, examId, { judged, confirmed }, manager)));
      const of = (outcome: RatingLine['outcome']) => judged.filter(({ line }) => line.outcome === outcome);
      const named = new Set([...previous.keys(), ...of('taken').map(({ userId }) => userId)]);
      return {
        dryRun,
        lines: judged.map(({ line }) => line),
        counts: {
          taken: of('taken').length,
          unchanged: of('unchanged').length,
          leftOut: of('left_out').length,
          missing: enrolled.filter(({ id }) => !named.has(id)).length,
        },
      };
    });
    for (const sessionId of completed) await this.confirmed.seal(sessionId);
    return report;
  }

  /** @returns the sessions whose results have their final grade by it */
  private async store(
    { userId: givenBy }: Principal,
    examId: string,
    { judged, confirmed }: { judged: readonly JudgedLine[]; confirmed: ConfirmedByPerson },
    manager: EntityManager,
  ): Promise<string[]> {
    const completed: string[] = [];
    const taken = judged.filter(({ line }) => line.outcome === 'taken');
    const givenAt = new Date();
    for (const { userId, line } of taken) {
      if (userId === null || line.rating === null) continue;
      const { rating, previous } = line;
      await manager.upsert(AdmissionRating, { examId, userId, rating, givenBy, givenAt }, [
        'examId',
        'userId',
      ]);
      await this.audit.record(givenBy, 'admission.rating_set', examId, { userId, rating, previous }, manager);
      for (const result of confirmed.get(userId) ?? [])
        completed.push(...(await this.confirmed.complete(givenBy, result, rating, manager)));
    }
    const detail = { taken: taken.length, lines: judged.length };
    await this.audit.record(givenBy, 'exam.ratings_imported', examId, detail, manager);
    return completed;
  }
}

interface JudgedLine {
  userId: string | null;
  line: RatingLine;
}

async function readEnrolled(examId: string, manager: EntityManager): Promise<Enrolled[]> {
  return manager
    .createQueryBuilder(User, 'person')
    .addSelect('person.iin')
    .innerJoin(ExamEnrolment, 'enrolment', 'enrolment.userId = person.id')
    .where('enrolment.examId = :examId', { examId })
    .getMany();
}

function judge(
  listed: readonly ListedRating[],
  enrolled: readonly Enrolled[],
  {
    previous: previousOf,
    confirmed,
  }: { previous: ReadonlyMap<string, number>; confirmed: ConfirmedByPerson },
  policy: GradingPolicy,
): JudgedLine[] {
  const seen = new Map<string, number>();
  return listed.map((entry): JudgedLine => {
    const { line, iin, studentNumber } = entry;
    const problems: RatingProblem[] = [];
    const found = findPerson(entry, enrolled, problems);
    const rating = parseRating(entry.rating);
    if (rating === null)
      problems.push({ code: 'rating_wrong', values: { written: entry.rating.slice(0, 40) } });
    const earlier = found && seen.get(found.id);
    if (earlier) problems.push({ code: 'listed_before', values: { line: earlier } });
    if (found && !earlier) seen.set(found.id, line);
    const previous = found ? (previousOf.get(found.id) ?? null) : null;
    if (found && rating !== null && previous !== null && previous !== rating && confirmed.has(found.id))
      problems.push({ code: 'result_confirmed', values: { previous } });
    const isWhole = problems.length === 0 && rating !== null;
    const admission = isWhole ? admissionOf(rating, policy) : 'unlisted';
    return {
      userId: found?.id ?? null,
      line: {
        line,
        outcome: !isWhole ? 'left_out' : previous === rating ? 'unchanged' : 'taken',
        person: studentNumber || (iin ? `…${iin.slice(-4)}` : ''),
        displayName: found?.displayName ?? null,
        rating,
        previous,
        admission: admission === 'unlisted' ? null : admission,
        problems,
      },
    };
  });
}

/** By the personal number where the list has one: it is the one that is never given twice. */
function findPerson(
  { iin, studentNumber }: ListedRating,
  enrolled: readonly Enrolled[],
  problems: RatingProblem[],
): Enrolled | null {
  const byIin = iin ? enrolled.filter((person) => person.iin === iin) : [];
  const byNumber = studentNumber ? enrolled.filter((person) => person.studentNumber === studentNumber) : [];
  const [found, other] = byIin.length > 0 ? byIin : byNumber;
  if (!found) {
    problems.push({ code: iin || studentNumber ? 'not_enrolled' : 'number_missing', values: {} });
    return null;
  }
  if (other) problems.push({ code: 'several_people', values: {} });
  if (byIin.length > 0 && byNumber.length > 0 && byNumber[0]?.id !== found.id)
    problems.push({ code: 'two_people', values: {} });
  // Nobody enrolled has this IIN, and whom the student number finds has another one.
  if (byIin.length === 0 && iin && found.iin !== null && found.iin !== iin)
    problems.push({ code: 'iin_differs', values: {} });
  return found;
}
