import {
  type ChangeExam,
  DEFAULT_GRADING_POLICY,
  type ExamFormat,
  type ExamSettings,
  examSettingsSchema,
  type ExamSetup,
  type LocalizedText,
} from '@bakylau/contracts';
import { instantOf, localMinutes } from '../../../core/format/local-minutes';
import { type GradingDraft, gradingDraftOf, gradingPolicyFrom } from '../grading-draft';
import { NO_TERM } from '../re-sits/re-sit-props';

export const WATCHED = ['camera', 'microphone', 'screen', 'liveness'] as const;
export const ALLOWED = ['notesAllowed', 'calculatorAllowed'] as const;
export type Watched = (typeof WATCHED)[number];
export type Allowed = (typeof ALLOWED)[number];

/** An exam as its form holds it: texts, and times by the clock of the browser. */
export interface ExamDraft {
  title: LocalizedText;
  courseCode: string;
  format: ExamFormat;
  opens: string;
  closes: string;
  durationMinutes: number;
  term: string;
  watched: Watched[];
  allowed: Allowed[];
  grading: GradingDraft;
}

export const NEW_EXAM: ExamDraft = {
  title: { kk: '', ru: '', en: '' },
  courseCode: '',
  format: 'test',
  opens: '',
  closes: '',
  durationMinutes: 60,
  term: NO_TERM,
  watched: ['camera', 'microphone', 'screen'],
  allowed: [],
  grading: gradingDraftOf(DEFAULT_GRADING_POLICY),
};

export function draftOf(exam: ExamSetup): ExamDraft {
  const { title, format, durationMinutes, policy } = exam;
  return {
    ...{ title, format, durationMinutes },
    courseCode: exam.courseCode ?? '',
    opens: localMinutes(exam.opensAt),
    closes: localMinutes(exam.closesAt),
    term: exam.termId ?? NO_TERM,
    watched: WATCHED.filter((key) => (key === 'liveness' ? policy.liveness === 'on' : policy[key])),
    allowed: ALLOWED.filter((key) => policy[key]),
    grading: gradingDraftOf(exam.gradingPolicy ?? DEFAULT_GRADING_POLICY),
  };
}

/** Fields of the form in their order, as the list of what is wrong names them. */
export const EXAM_FIELDS = [
  'title.kk',
  'title.ru',
  'title.en',
  'courseCode',
  'opensAt',
  'closesAt',
  'durationMinutes',
  'policy.liveness',
  'gradingPolicy',
] as const;
export type ExamField = (typeof EXAM_FIELDS)[number];

export type ReadDraft = { ok: true; settings: ExamSettings } | { ok: false; wrong: ExamField[] };

/** @param before the exam as it stands: a time that was left alone keeps its seconds, which the form does not show */
function typedSettings(draft: ExamDraft, before: ExamSetup | null) {
  const time = (typed: string, standing: string | undefined) =>
    standing !== undefined && typed === localMinutes(standing) ? standing : instantOf(typed);
  const { title, format, durationMinutes, watched, allowed } = draft;
  return {
    ...{ title, format, durationMinutes },
    courseCode: draft.courseCode.trim() || null,
    opensAt: time(draft.opens, before?.opensAt),
    closesAt: time(draft.closes, before?.closesAt),
    termId: draft.term === NO_TERM ? null : draft.term,
    policy: {
      camera: watched.includes('camera'),
      microphone: watched.includes('microphone'),
      screen: watched.includes('screen'),
      liveness: watched.includes('liveness') ? 'on' : 'off',
      notesAllowed: allowed.includes('notesAllowed'),
      calculatorAllowed: allowed.includes('calculatorAllowed'),
    },
    gradingPolicy: gradingPolicyFrom(draft.grading),
  };
}

/**
 * What is sent, or the fields that the contract refuses.
 * @param before the exam as it was loaded; null for a new one
 */
export function readDraft(draft: ExamDraft, before: ExamSetup | null): ReadDraft {
  const typed = typedSettings(draft, before);
  const parsed = examSettingsSchema.safeParse(typed);
  const paths = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
  if (!typed.gradingPolicy) paths.push('gradingPolicy');
  if (parsed.success && typed.gradingPolicy) return { ok: true, settings: parsed.data };
  return { ok: false, wrong: EXAM_FIELDS.filter((field) => paths.includes(field)) };
}

/**
 * Of the settings that were read from a draft, those that the draft changes: others may have changed the rest since it was loaded.
 * A rule of grading that the university gives stays so as long as nothing of it was changed.
 * @param exam as it was loaded
 */
export function changeOf(settings: ExamSettings, draft: ExamDraft, exam: ExamSetup): ChangeExam {
  const [loaded, typed] = [typedSettings(draftOf(exam), exam), typedSettings(draft, exam)];
  const { policy, ...changed } = changedFields(settings, loaded, typed);
  return policy ? { ...changed, policy: changedFields(policy, loaded.policy, typed.policy) } : changed;
}

/** Of the values, those whose text in the form is another one than before. */
function changedFields<Values extends object>(
  values: Values,
  before: Record<keyof Values, unknown>,
  now: Record<keyof Values, unknown>,
): Partial<Values> {
  const keys = (Object.keys(values) as (keyof Values)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]),
  );
  return Object.fromEntries(keys.map((key) => [key, values[key]])) as Partial<Values>;
}
