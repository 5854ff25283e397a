import { AuditEntry, newId } from '@bakylau/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

export type AuditAction =
  | 'login.succeeded'
  | 'login.failed'
  | 'logout'
  | 'person.created'
  | 'person.changed'
  | 'person.password_given'
  | 'person.blocked'
  | 'person.unblocked'
  | 'people.imported'
  | 'person.photo_enrolled'
  | 'accommodation.viewed'
  | 'accommodation.set'
  | 'accommodation.removed'
  | 'policy.created'
  | 'exam.created'
  | 'exam.changed'
  | 'exam.published'
  | 'exam.deleted'
  | 'exam.policy_assigned'
  | 'exam.candidate_enrolled'
  | 'exam.candidate_withdrawn'
  | 'exam.groups_set'
  | 'exam.staff_set'
  | 'exam.sittings_filled'
  | 'exam.schedule_set'
  | 'exam.re_sit_made'
  | 'exam.re_sit_enrolled'
  | 'term.set'
  | 'sitting.set'
  | 'sitting.removed'
  | 'sitting.place_set'
  | 'sitting.place_removed'
  | 'sitting.proctors_set'
  | 'exam.checks_set'
  | 'exam.test_policy_set'
  | 'exam.grading_set'
  | 'exam.ratings_imported'
  | 'admission.rating_set'
  | 'admission.decided'
  | 'statement.made'
  | 'statement.printed'
  | 'statement.exported'
  | 'statement_profile.set'
  | 'exam.trace_exported'
  | 'exam.blueprint_set'
  | 'item_bank.created'
  | 'item_bank.member_set'
  | 'item_bank.imported'
  | 'item_bank.exported'
  | 'bank_item.created'
  | 'bank_item.revised'
  | 'bank_item.reviewed'
  | 'exam.marking_set'
  | 'rubric.created'
  | 'rubric.approved'
  | 'exam.tickets_set'
  | 'exam.questions_set'
  | 'exam.blueprint_unset'
  | 'exam.test_policy_unset'
  | 'script.viewed'
  | 'script.claimed'
  | 'script.released'
  | 'script.marks_saved'
  | 'script.marks_submitted'
  | 'incident.verdict'
  | 'incident.observed'
  | 'local_recording.refused'
  | 'exam.paused'
  | 'exam.resumed'
  | 'session.paused'
  | 'session.resumed'
  | 'session.handed_over'
  | 'session.window_taken'
  | 'room_scan.asked'
  | 'room_scan.settled'
  | 'session.liveness_judged'
  | 'session.decided'
  | 'session.reviewed_again'
  | 'result.confirmed'
  | 'appeal.filed'
  | 'appeal.withdrawn'
  | 'appeal.taken'
  | 'appeal.ruled'
  | 'mark_appeal.filed'
  | 'mark_appeal.withdrawn'
  | 'mark_appeal.viewed'
  | 'mark_appeal.marks_saved'
  | 'mark_appeal.voted'
  | 'mark_appeal.decided'
  | 'annulment.proposed'
  | 'annulment.answered'
  | 'exam.review_policy_set'
  | 'exam.retention_set'
  | 'hold.placed'
  | 'hold.released'
  | 'person.exported'
  | 'person.erased'
  | 'webhook.created'
  | 'webhook.set'
  | 'webhook.replayed';

/** Writes down who did what. */
@Injectable()
export class AuditService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param subject id of what it was done to; empty when there is none
   * @param detail ids and codes only, no names and no texts of people
   * @param manager of the transaction that does it, so that nothing happens without its line
   */
  async record(
    userId: string | null,
    action: AuditAction,
    subject: string,
    detail: Record<string, string | number | boolean | null> = {},
    manager: EntityManager = this.dataSource.manager,
  ): Promise<void> {
    await manager.insert(AuditEntry, { id: newId(), userId, action, subject, detail });
  }
}
