import type { Rubric, StaffExam } from '@bakylau/contracts';
import { ExamMarkingFields } from '../../components/marking/exam-marking-fields';
import { useFormat } from '../../hooks/use-format';
import { ExamTickets } from './exam-tickets';

/** How one exam is marked, and the tickets of an oral one. */
export function ExamMarking({ exam, rubrics }: { exam: StaffExam; rubrics: readonly Rubric[] }) {
  const format = useFormat();
  return (
    <li className="stack-s">
      <h3>{format.text(exam.title)}</h3>
      <ExamMarkingFields exam={exam} rubrics={rubrics} />
      {exam.format === 'oral' ? <ExamTickets exam={exam} /> : null}
    </li>
  );
}
