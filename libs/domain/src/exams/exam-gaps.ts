import {
  DEFAULT_MARKING_POLICY,
  DEFAULT_ORAL_POLICY,
  type ExamFormat,
  type ExamGap,
  type MarkingPolicy,
  type OralPolicy,
} from '@bakylau/contracts';

export interface ExamStanding {
  format: ExamFormat;
  closesAt: Date;
  oralPolicy: OralPolicy | null;
  markingPolicy: MarkingPolicy | null;
  /** Questions that each candidate gets. */
  itemCount: number;
  candidates: number;
  examiners: number;
  proctors: number;
}

/** What an exam lacks to be shown to candidates, in the order in which it is usually brought. */
export function examGaps(exam: ExamStanding, now: Date): ExamGap[] {
  const { itemCount, candidates, examiners, proctors } = exam;
  const gaps: ExamGap[] = [];
  if (itemCount === 0) gaps.push('items');
  if (candidates === 0) gaps.push('candidates');
  if (examiners === 0) gaps.push('examiners');
  else if (exam.format === 'oral' && examiners < oralPolicyOf(exam).examinersAtLeast) gaps.push('panel');
  else if (isMarkedByPeople(exam)) gaps.push(...markingGaps(markingPolicyOf(exam), examiners));
  if (proctors === 0) gaps.push('proctors');
  if (exam.closesAt <= now) gaps.push('window_past');
  return gaps;
}

/**
 * How many more examiners it takes until the commission on an appeal against marks can be as large as it has to be.
 * @param commissionSize how many of its members have to agree
 */
export function commissionLack(
  exam: Pick<ExamStanding, 'format' | 'oralPolicy' | 'markingPolicy' | 'examiners'>,
  commissionSize: number,
): number {
  return Math.max(commissionSize + firstMarkers(exam) - exam.examiners, 0);
}

/** How many examiners have a part in the first marks of one work; whoever confirms the result may be one of them. */
function firstMarkers(exam: Pick<ExamStanding, 'format' | 'oralPolicy' | 'markingPolicy'>): number {
  if (exam.format === 'oral') return oralPolicyOf(exam).examinersAtLeast;
  if (!isMarkedByPeople(exam)) return 1;
  const policy = markingPolicyOf(exam);
  return asksForThird(policy) ? 3 : policy.markers;
}

const oralPolicyOf = ({ oralPolicy }: Pick<ExamStanding, 'oralPolicy'>) => oralPolicy ?? DEFAULT_ORAL_POLICY;
const markingPolicyOf = ({ markingPolicy }: Pick<ExamStanding, 'markingPolicy'>) =>
  markingPolicy ?? DEFAULT_MARKING_POLICY;

function markingGaps(policy: MarkingPolicy, examiners: number): ExamGap[] {
  if (examiners < policy.markers) return ['markers'];
  return examiners < 3 && asksForThird(policy) ? ['third_marker'] : [];
}

/** Whether two marks may lie so far apart that a third person marks too. */
function asksForThird({ markers, resolution, tieBreakOver }: MarkingPolicy): boolean {
  return markers === 2 && resolution !== 'mean' && tieBreakOver < 100;
}

const isMarkedByPeople = ({ format }: Pick<ExamStanding, 'format'>): boolean =>
  format === 'written' || format === 'case';
