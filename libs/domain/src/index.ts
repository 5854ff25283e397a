export { type TracedAttempt, type TraceEntry, xapiStatements } from './activity/xapi-statements';
export { IdentityMemory } from './analysis/identity-memory';
export { knownFaceOf } from './analysis/known-face';
export { LookSchedule, type LookOptions, type LookPlan } from './analysis/look-schedule';
export { answerMisfit, type AnswerableItem, type AnswerMisfit } from './exams/answer-fit';
export { countingAttempt, type CountedAttempt, latestAttempt, nextAttempt } from './exams/attempt-count';
export { availabilityOf, type Availability } from './exams/availability';
export {
  gradeOf,
  KAZAKH_GRADING_SCALES,
  markOf,
  type Grade,
  type GradeBand,
  type GradingScale,
} from './exams/grading-scale';
export { commissionLack, examGaps, type ExamStanding } from './exams/exam-gaps';
export { admissionOf, finalGradeOf, type GradeParts } from './exams/final-grade';
export {
  type BlueprintShortage,
  blueprintShortages,
  drawByBlueprint,
  type DrawableItem,
  type DrawRule,
} from './exams/blueprint-draw';
export { type DrawnItem, drawnItems, layOutDraw } from './exams/drawn-items';
export {
  type AnsweredItemScore,
  correctedPointBiserial,
  itemFigures,
  type ItemFigures,
  NEEDED_FOR_DIFFICULTY,
  NEEDED_FOR_DISCRIMINATION,
} from './exams/item-statistics';
export { layOutItems, type OrderedItem } from './exams/item-order';
export { scoreItem, sumOfPoints, type ItemScore } from './exams/item-scoring';
export { reSitGroundOf } from './exams/re-sit-ground';
export { withOpaqueOptions } from './exams/opaque-options';
export { seededOrder } from './exams/seeded-order';
export {
  deadlineOf,
  LARGEST_ATTEMPT_CREDIT_MS,
  LONGEST_INTERRUPTION_CREDIT_MS,
  timeCorrectionMs,
  timeCreditMs,
  type DeadlineTerms,
} from './exams/time-credit';
export { uploadProfileFor } from './exams/upload-profile';
export { type IncidentChange } from './incidents/incident-change';
export { inputAtMs, type RuleInput } from './incidents/rule-input';
export { DEFAULT_RULES_POLICY, rulesPolicySchema, type RulesPolicy } from './incidents/rules-policy';
export {
  RULE_WEIGHTS,
  scoreOf,
  type IntegrityScore,
  type ScoreContribution,
  type ScoredIncident,
} from './incidents/score';
export { type AnalysedSource } from './incidents/rules/analysis-unavailable.rule';
export { type RuleChoices, SessionRules } from './incidents/session-rules';
export {
  drawHeadTurns,
  drawSpokenDigits,
  HEAD_TURNS,
  type HeadTurn,
  type RandomInt,
} from './liveness/head-turn.challenge';
export {
  advanceHeadTurns,
  beginHeadTurns,
  HEAD_TURN_FAILURES,
  HEAD_TURN_HINTS,
  type HeadTurnFailure,
  type HeadTurnHint,
  type HeadTurnState,
} from './liveness/head-turn.check';
export { HEAD_TURN_LIMITS, type HeadTurnLimits } from './liveness/head-turn.limits';
export { type HeadSample, type HeadSampleFace } from './liveness/head-turn.sample';
export {
  judgeSpokenDigits,
  SPOKEN_DIGITS_FAILURES,
  SPOKEN_DIGITS_LIMITS,
  type SpokenDigitsFailure,
  type SpokenDigitsFinding,
  type SpokenDigitsSample,
} from './liveness/spoken-digits.check';
export { drawCandidateCode } from './marking/candidate-code';
export { DEFAULT_RUBRIC_VERSION, DEFAULT_RUBRICS } from './marking/default-rubrics';
export {
  markingOutcome,
  type MarkingOutcome,
  markOfMarking,
  type SubmittedMarking,
} from './marking/marking-outcome';
export { loweredCriteria, raisedCriteria, standingItems } from './marking/raised-marks';
export {
  type ClockPause,
  releasedMaterials,
  type ReleasedMaterials,
  type TimedMaterial,
} from './marking/released-materials';
export { markProblems, pointsOfCriterion, pointsOfRubric, rubricShare } from './marking/rubric-marks';
export { answerEndsAt, preparationEndsAt, type PreparationTerms, waitingEndsAt } from './oral/oral-times';
export {
  drawTicket,
  seedHash,
  type TicketDrawInput,
  ticketDrawProblems,
  type TicketDrawProblem,
  ticketPool,
} from './oral/ticket-draw';
export { DEFAULT_POLICY } from './policies/default-policy';
export {
  DEFAULT_EFFECTIVE_POLICY,
  type EffectivePolicy,
  effectivePolicy,
  effectivePolicySchema,
  NO_PERSONAL_TERMS,
  type PersonalTerms,
  watchedRules,
} from './policies/effective-policy';
export { type PolicyDocument, policyDocumentSchema, referenceTo } from './policies/policy-document';
export { problemOfIssue, type ProblemHere, unknownEntry } from './policies/policy-problem';
export {
  flattenThresholds,
  type FlatThresholds,
  type ThresholdProblem,
  thresholdProblems,
  unflattenThresholds,
} from './policies/thresholds';
export { appealDeadlineOf } from './review/appeal-deadline';
export { cohensKappa, measuredShare, type MeasuredShare } from './review/cohens-kappa';
export { type RuleCard } from './incidents/explanation-card';
export { observedCard, type PersonObservation } from './incidents/observed-card';
export { connectionSpans, type ConnectionSpans } from './review/connection-spans';
export { attentionOf, estimatedReviewMinutes, type JudgedIncident } from './review/review-effort';
export { APPEAL_MACHINE, type AppealEvent } from './states/appeal.state-machine';
export { BANK_ITEM_MACHINE, type BankItemEvent } from './states/bank-item.state-machine';
export { type CheckInOutcome, isCheckInDone } from './states/check-in-done';
export { IllegalTransition } from './states/illegal-transition.errors';
export { answerRefusal, ORAL_MACHINE, type OralEvent, type OralFacts } from './states/oral.state-machine';
export { RESULT_MACHINE, type ResultEvent, type ResultFacts } from './states/result.state-machine';
export { randomScanTimesMs } from './room-scans/random-scan-times';
export {
  ROOM_SCAN_MACHINE,
  UNFINISHED_ROOM_SCAN_STATES,
  type RoomScanEvent,
} from './states/room-scan.state-machine';
export {
  isLive,
  LIVE_STATES,
  RUNNING_STATES,
  SESSION_MACHINE,
  type SessionEvent,
  type SessionFacts,
} from './states/session.state-machine';
export { StateMachine, type StateMachineDefinition } from './states/state-machine';
export {
  dueArtefacts,
  effectivePeriods,
  isPeriodOver,
  type RetentionMoments,
  retentionStart,
} from './retention/retention-terms';
export { deviceName } from './windows/device-name';
export { waitingCreditMs, type WaitingTime } from './windows/waiting-credit';
export {
  mayTakePlace,
  WINDOW_RELOADS_WITHIN_MS,
  WINDOW_RETURNS_WITHIN_MS,
  type WindowPresence,
} from './windows/window-place';
export { comparableText, type ComparableText, overlapOf, type Overlap } from './text-overlap/shared-passages';
export { type GivenPlace, type MovedPlaces, movePlaces, type SittingRhythm } from './scheduling/moved-places';
export {
  freePlace,
  freeSlots,
  isBusy,
  type OpenSitting,
  placeCandidates,
  type Placement,
  type UnplacedReason,
  type WaitingCandidate,
} from './scheduling/placement';
export { proctorClashes, type ProctorDuty, proctorShortage } from './scheduling/proctor-cover';
export {
  isWindow,
  ownWindow,
  type SittingWindow,
  slotsOf,
  spanOf,
  type StartState,
  startStateOf,
} from './scheduling/sitting-window';
export { localDay, localNoon, TIME_ZONE } from './scheduling/local-day';
export { roomClashes, type RoomUse } from './scheduling/room-clash';
export { extendedSpan, isOverlapping, type TimeSpan } from './scheduling/time-span';
