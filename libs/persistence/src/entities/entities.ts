import { AccessDecisionRecord } from './access-decision-record.entity';
import { AccessLog } from './access-log.entity';
import { AccommodationProfile } from './accommodation-profile.entity';
import { AdmissionRating } from './admission-rating.entity';
import { Annulment } from './annulment.entity';
import { Appeal } from './appeal.entity';
import { Answer } from './answer.entity';
import { AnswerFileRecord } from './answer-file-record.entity';
import { AnswerPhotoLinkRecord } from './answer-photo-link-record.entity';
import { Attempt } from './attempt.entity';
import { AuditEntry } from './audit-entry.entity';
import { BankItem } from './bank-item.entity';
import { BankItemVersion } from './bank-item-version.entity';
import { BlindReview } from './blind-review.entity';
import { CandidateComment } from './candidate-comment.entity';
import { CaseFileRecord } from './case-file.entity';
import { CaseMaterialRecord } from './case-material-record.entity';
import { ChainEntryRecord } from './chain-entry-record.entity';
import { ChainHeadRecord } from './chain-head-record.entity';
import { CheckIn } from './check-in.entity';
import { Deletion } from './deletion.entity';
import { Exam } from './exam.entity';
import { ExamBlueprint } from './exam-blueprint.entity';
import { ExamEnrolment } from './exam-enrolment.entity';
import { ExamGroup } from './exam-group.entity';
import { ExamItem } from './exam-item.entity';
import { ExamResult } from './exam-result.entity';
import { ExamRetentionVersion } from './exam-retention.entity';
import { ExamSession } from './exam-session.entity';
import { ExamStaff } from './exam-staff.entity';
import { FaceEnrolment } from './face-enrolment.entity';
import { FollowUpQuestion } from './follow-up-question.entity';
import { GradeStatement } from './grade-statement.entity';
import { IncidentRecord } from './incident-record.entity';
import { ItemBank } from './item-bank.entity';
import { ItemBankMember } from './item-bank-member.entity';
import { ItemPictureFile } from './item-picture.entity';
import { LegalHold } from './legal-hold.entity';
import { LivenessChallenge } from './liveness-challenge.entity';
import { LocalRecordingPart } from './local-recording-part.entity';
import { LoginThrottle } from './login-throttle.entity';
import { MarkAppeal } from './mark-appeal.entity';
import { MarkAppealVote } from './mark-appeal-vote.entity';
import { MarkingRevisionRecord } from './marking-revision-record.entity';
import { MarkingScript } from './marking-script.entity';
import { ObservationBatch } from './observation-batch.entity';
import { OralAttempt } from './oral-attempt.entity';
import { RecordingSegment } from './recording-segment.entity';
import { RaisedMarksRevision } from './raised-marks-revision.entity';
import { ReSitEnrolment } from './re-sit-enrolment.entity';
import { RoomScanRecord } from './room-scan-record.entity';
import { ScriptMarking } from './script-marking.entity';
import { RubricVersion } from './rubric-version.entity';
import { SessionDecision } from './session-decision.entity';
import { SessionWindow } from './session-window.entity';
import { SessionPauseRecord } from './session-pause.entity';
import { RulesPolicyVersion } from './rules-policy-version.entity';
import { SessionRulesSnapshot } from './session-rules-snapshot.entity';
import { SessionRun } from './session-run.entity';
import { Sitting } from './sitting.entity';
import { SittingPlace } from './sitting-place.entity';
import { SittingProctor } from './sitting-proctor.entity';
import { StatementProfileRecord } from './statement-profile-record.entity';
import { Term } from './term.entity';
import { User } from './user.entity';
import { VerdictRecord } from './verdict-record.entity';
import { WebSession } from './web-session.entity';
import { Webhook } from './webhook.entity';
import { WebhookDelivery } from './webhook-delivery.entity';
import { WebhookEvent } from './webhook-event.entity';
import { WindowMove } from './window-move.entity';

/** Every table of the service. */
export const ENTITIES = [
  AccessDecisionRecord,
  AccessLog,
  AccommodationProfile,
  AdmissionRating,
  Annulment,
  Appeal,
  Answer,
  AnswerFileRecord,
  AnswerPhotoLinkRecord,
  Attempt,
  AuditEntry,
  BankItem,
  BankItemVersion,
  BlindReview,
  CandidateComment,
  CaseFileRecord,
  CaseMaterialRecord,
  ChainEntryRecord,
  ChainHeadRecord,
  CheckIn,
  Deletion,
  Exam,
  ExamBlueprint,
  ExamEnrolment,
  ExamGroup,
  ExamItem,
  ExamResult,
  ExamRetentionVersion,
  ExamSession,
  ExamStaff,
  FaceEnrolment,
  FollowUpQuestion,
  GradeStatement,
  IncidentRecord,
  ItemBank,
  ItemBankMember,
  ItemPictureFile,
  LegalHold,
  LivenessChallenge,
  LocalRecordingPart,
  LoginThrottle,
  MarkAppeal,
  MarkAppealVote,
  MarkingRevisionRecord,
  MarkingScript,
  ObservationBatch,
  OralAttempt,
  RecordingSegment,
  RaisedMarksRevision,
  ReSitEnrolment,
  RoomScanRecord,
  ScriptMarking,
  RubricVersion,
  SessionDecision,
  SessionPauseRecord,
  SessionWindow,
  RulesPolicyVersion,
  SessionRulesSnapshot,
  SessionRun,
  Sitting,
  SittingPlace,
  SittingProctor,
  StatementProfileRecord,
  Term,
  User,
  VerdictRecord,
  WebSession,
  Webhook,
  WebhookDelivery,
  WebhookEvent,
  WindowMove,
] as const;
