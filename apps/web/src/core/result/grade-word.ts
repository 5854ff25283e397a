/** The word of the traditional scale that goes with a letter. */
export type GradeWord = 'excellent' | 'good' | 'satisfactory' | 'unsatisfactory';

/** A, A- excellent; B+ to C+ good; C to D satisfactory; FX, F unsatisfactory (scale of the credit technology in Kazakhstan). */
export function gradeWordOf(letter: string): GradeWord {
  if (letter === 'A' || letter === 'A-') return 'excellent';
  if (['B+', 'B', 'B-', 'C+'].includes(letter)) return 'good';
  if (['C', 'C-', 'D+', 'D'].includes(letter)) return 'satisfactory';
  return 'unsatisfactory';
}
