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
  else if (isMarkedByPeople(exam) && examiners < (exam.markingPolicy ?? DEFAULT_MARKING_POLICY).markers)
    gaps.push('markers');
  if (proctors === 0) gaps.push('proctors');
  if (exam.closesAt <= now) gaps.push('window_past');
  return gaps;
}

const isMarkedByPeople = ({ format }: ExamStanding): boolean => format === 'written' || format === 'case';
