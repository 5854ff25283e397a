export { LookSchedule, type LookOptions, type LookPlan } from './analysis/look-schedule';
export { availabilityOf, type Availability } from './exams/availability';
export {
  gradeOf,
  KAZAKH_GRADING_SCALES,
  markOf,
  type Grade,
  type GradeBand,
  type GradingScale,
} from './exams/grading-scale';
export { scoreItem, type ItemScore } from './exams/item-scoring';
export {
  deadlineOf,
  LARGEST_ATTEMPT_CREDIT_MS,
  LONGEST_INTERRUPTION_CREDIT_MS,
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
export { SessionRules } from './incidents/session-rules';
export { IllegalTransition } from './states/illegal-transition.errors';
export { RESULT_MACHINE, type ResultEvent, type ResultFacts } from './states/result.state-machine';
export {
  LIVE_STATES,
  RUNNING_STATES,
  SESSION_MACHINE,
  type SessionEvent,
  type SessionFacts,
} from './states/session.state-machine';
export { StateMachine, type StateMachineDefinition } from './states/state-machine';
