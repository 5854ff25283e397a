export { createDataSource, type DatabaseOptions, dataSourceOptions } from './data-source';
export {
  findPersonalData,
  type PersonalDataCategory,
  type PersonalDataStatement,
} from './schema/personal-data.decorator';
export {
  RoomScanLedger,
  type RoomScanEnd,
  type RoomScanObstacle,
  type RoomScanQuestion,
  type TurnFindings,
} from './room-scans/room-scan-ledger';
export { referenceFingerprint } from './face-references/reference-fingerprint';
export { isPaused, listPauses } from './pauses/list-pauses';
export { sitsExam } from './views/own-exam';
export { type GivenTime, PauseLedger, type PauseAct } from './pauses/pause-ledger';
export {
  type AskingWindow,
  type HandOverAct,
  type HandOverObstacle,
  WindowLedger,
} from './windows/window-ledger';
export { clockStopsOf, type ClockStops } from './session-clock/clock-stops';
export { readPolicyYaml, type PolicyReading } from './rules-policies/policy-yaml';
export { findDocument, SessionPolicies, type SessionPolicy } from './rules-policies/session-policies';
export { activityTrace, type TraceOptions } from './activity/activity-trace';
export { preparedQuery, type PreparedStatement } from './prepared-query';
export { newId } from './schema/new-id';
export { DomainEvents, type DomainEventListener, type DomainEventsOptions } from './events/domain-events';
export { type PublishedKey, SigningKeys } from './chain/signing-keys';
export { SessionChainService, type SessionChainOptions } from './chain/session-chain.service';
export { ENTITIES } from './entities/entities';
export { AccessDecisionRecord } from './entities/access-decision-record.entity';
export { AccessLog } from './entities/access-log.entity';
export { AccommodationProfile } from './entities/accommodation-profile.entity';
export { AdmissionRating } from './entities/admission-rating.entity';
export { Annulment } from './entities/annulment.entity';
export { Appeal } from './entities/appeal.entity';
export { Answer } from './entities/answer.entity';
export { AnswerFileRecord } from './entities/answer-file-record.entity';
export { AnswerPhotoLinkRecord } from './entities/answer-photo-link-record.entity';
export { Attempt, ATTEMPT_STATES, type AttemptState } from './entities/attempt.entity';
export { AuditEntry } from './entities/audit-entry.entity';
export { BankItem } from './entities/bank-item.entity';
export { BankItemVersion } from './entities/bank-item-version.entity';
export { BlindReview } from './entities/blind-review.entity';
export { CandidateComment } from './entities/candidate-comment.entity';
export { CaseFileRecord } from './entities/case-file.entity';
export { CaseMaterialRecord } from './entities/case-material-record.entity';
export { ChainEntryRecord } from './entities/chain-entry-record.entity';
export { ChainHeadRecord } from './entities/chain-head-record.entity';
export { CheckIn, type LivenessVerdictRecord } from './entities/check-in.entity';
export { Deletion } from './entities/deletion.entity';
export { Exam, type StandingPause } from './entities/exam.entity';
export { ExamBlueprint } from './entities/exam-blueprint.entity';
export { ExamEnrolment } from './entities/exam-enrolment.entity';
export { ExamGroup } from './entities/exam-group.entity';
export { ExamItem } from './entities/exam-item.entity';
export { ExamResult, type ItemScore } from './entities/exam-result.entity';
export { ExamRetentionVersion } from './entities/exam-retention.entity';
export { ExamSession } from './entities/exam-session.entity';
export { ExamStaff, EXAM_STAFF_ROLES, type ExamStaffRole } from './entities/exam-staff.entity';
export { FaceEnrolment } from './entities/face-enrolment.entity';
export { GradeStatement, type StatementContent, type StatementLine } from './entities/grade-statement.entity';
export { IncidentRecord } from './entities/incident-record.entity';
export { ItemBank } from './entities/item-bank.entity';
export { ItemBankMember } from './entities/item-bank-member.entity';
export { ItemPictureFile } from './entities/item-picture.entity';
export { LegalHold } from './entities/legal-hold.entity';
export {
  LivenessChallenge,
  type LivenessMeasures,
  type LivenessTryOutcome,
} from './entities/liveness-challenge.entity';
export { LoginThrottle } from './entities/login-throttle.entity';
export { MarkAppeal } from './entities/mark-appeal.entity';
export { MarkAppealVote } from './entities/mark-appeal-vote.entity';
export { MarkingRevisionRecord } from './entities/marking-revision-record.entity';
export { MarkingScript, type MarkingScriptState } from './entities/marking-script.entity';
export { FollowUpQuestion } from './entities/follow-up-question.entity';
export { OralAttempt } from './entities/oral-attempt.entity';
export { ObservationBatch, type StoredObservation } from './entities/observation-batch.entity';
export { curvesOf, type ObservationCurves } from './observation-curves';
export { LocalRecordingPart } from './entities/local-recording-part.entity';
export { RecordingSegment } from './entities/recording-segment.entity';
export { ReSitEnrolment } from './entities/re-sit-enrolment.entity';
export { RoomScanRecord } from './entities/room-scan-record.entity';
export { RubricVersion } from './entities/rubric-version.entity';
export { RaisedMarksRevision } from './entities/raised-marks-revision.entity';
export { ScriptMarking } from './entities/script-marking.entity';
export { SessionDecision } from './entities/session-decision.entity';
export { SessionWindow, WINDOW_STATES, type WindowState } from './entities/session-window.entity';
export { SessionPauseRecord } from './entities/session-pause.entity';
export { RulesPolicyVersion } from './entities/rules-policy-version.entity';
export { SessionRulesSnapshot } from './entities/session-rules-snapshot.entity';
export { SessionRun } from './entities/session-run.entity';
export { Sitting } from './entities/sitting.entity';
export { SittingPlace } from './entities/sitting-place.entity';
export { SittingProctor } from './entities/sitting-proctor.entity';
export { StatementProfileRecord } from './entities/statement-profile-record.entity';
export { Term } from './entities/term.entity';
export { User } from './entities/user.entity';
export { VerdictRecord } from './entities/verdict-record.entity';
export { WebSession } from './entities/web-session.entity';
export { Webhook } from './entities/webhook.entity';
export { WebhookDelivery } from './entities/webhook-delivery.entity';
export { WebhookEvent } from './entities/webhook-event.entity';
export { WindowMove } from './entities/window-move.entity';
export { incidentView } from './views/incident.view';
export { candidateRoomScanView, roomScanView } from './views/room-scan.view';
export { listSessionSummaries, type SessionSummaryFilter } from './views/session-summary.view';
