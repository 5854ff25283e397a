import { type Admission } from '@bakylau/contracts';
import {
  AccessDecisionRecord,
  AdmissionRating,
  Attempt,
  type Exam,
  ExamEnrolment,
} from '@bakylau/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { accessOf, availabilityOfAccess, NO_PLACES } from './exam-access';
import { readPlaces } from './own-places';

export interface KnownAdmission {
  admission: Admission;
  /** The end of the candidate's sitting, or of the exam; later where a decision says so. */
  closesAt: Date;
}

/** The enrolled candidates of an exam and how they stand to its admission rule. The caller has checked who may see them. */
@Injectable()
export class AdmissionReader {
  constructor(private readonly dataSource: DataSource) {}

  /** By group and name. */
  async list(exam: Exam, manager: EntityManager = this.dataSource.manager): Promise<Admission[]> {
    return (await this.read(exam, manager)).map(({ admission }) => admission);
  }

  /** The same people, with the end of the time that each of them has. */
  async read(exam: Exam, manager: EntityManager): Promise<KnownAdmission[]> {
    const where = { examId: exam.id };
    const now = new Date();
    const enrolments = await manager.find(ExamEnrolment, { where, relations: { user: true } });
    const ratings = await manager.findBy(AdmissionRating, where);
    const decisions = await manager.find(AccessDecisionRecord, {
      where,
      relations: { decider: true },
      order: { decidedAt: 'DESC' },
    });
    const attempts = await manager.findBy(Attempt, where);
    const places = await readPlaces([exam.id], null, manager);
    const ratingOf = new Map(ratings.map(({ userId, rating }) => [userId, rating]));
    const begun = new Set(attempts.flatMap(({ userId, startedAt }) => (startedAt ? [userId] : [])));
    const expired = new Set(attempts.flatMap(({ userId, state }) => (state === 'expired' ? [userId] : [])));
    return enrolments
      .flatMap(({ user }) => {
        if (!user) return [];
        const { id, displayName, studentNumber, groupName } = user;
        const own = decisions.filter(({ userId }) => userId === id);
        const all = places.get(exam.id) ?? NO_PLACES;
        const ownPlaces = { ...all, own: all.own.filter(({ userId }) => userId === id) };
        const access = accessOf(exam, ratingOf.get(id) ?? null, own, ownPlaces, now);
        const { admission, rating, closesAt } = access;
        const person = { displayName, studentNumber, groupName };
        const closed = availabilityOfAccess(access, now) === 'closed';
        const view = { ...person, rating, admission, begun: begun.has(id), closed, expired: expired.has(id) };
        return [{ admission: { personId: id, ...view, decisions: own.map(decisionView) }, closesAt }];
      })
      .sort(
        ({ admission: a }, { admission: b }) =>
          (a.groupName ?? '').localeCompare(b.groupName ?? '', 'kk') ||
          a.displayName.localeCompare(b.displayName, 'kk'),
      );
  }
}

function decisionView(decision: AccessDecisionRecord): Admission['decisions'][number] {
  const { id, kind, reason, document, opensUntil, decider, decidedAt } = decision;
  return {
    id,
    kind,
    reason,
    document,
    opensUntil: opensUntil?.toISOString() ?? null,
    decidedBy: decider?.displayName ?? '',
    decidedAt: decidedAt.toISOString(),
  };
}
