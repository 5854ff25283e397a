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
  else if (exam.format === 'oral' && examiners < (exam.oralPolicy ?? DEFAULT_ORAL_POLICY).examinersAtLeast)
    gaps.push('panel');
  else if (isMarkedByPeople(exam))
    gaps.push(...markingGaps(exam.markingPolicy ?? DEFAULT_MARKING_POLICY, examiners));
  if (proctors === 0) gaps.push('proctors');
  if (exam.closesAt <= now) gaps.push('window_past');
  return gaps;
}

function markingGaps(policy: MarkingPolicy, examiners: number): ExamGap[] {
  if (examiners < policy.markers) return ['markers'];
  return examiners < 3 && asksForThird(policy) ? ['third_marker'] : [];
}

/** Whether two marks may lie so far apart that a third person marks too. */
function asksForThird({ markers, resolution, tieBreakOver }: MarkingPolicy): boolean {
  return markers === 2 && resolution !== 'mean' && tieBreakOver < 100;
}

const isMarkedByPeople = ({ format }: ExamStanding): boolean => format === 'written' || format === 'case';
