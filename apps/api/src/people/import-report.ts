import { type LineExam, type PeopleImport, type PersonLine } from '@bakylau/contracts';
import { Exam } from '@bakylau/persistence';
import { type EntityManager, In } from 'typeorm';
import { type EnrolmentChanges } from '../enrolments/group-enrolments';

/** What a list does to exams, told at the line of each person. */
export async function examsByLine(
  { enrolled, withdrawn, kept }: EnrolmentChanges,
  lineOf: ReadonlyMap<string, number>,
  manager: EntityManager,
): Promise<Map<number, LineExam[]>> {
  const all = [
    ...enrolled.map((row) => ({ ...row, effect: 'enrolled' as const, placeLost: false })),
    ...withdrawn.map((row) => ({ ...row, effect: 'withdrawn' as const })),
    ...kept.map((row) => ({ ...row, effect: 'kept' as const, placeLost: false })),
  ];
  const exams = await manager.findBy(Exam, { id: In(all.map(({ examId }) => examId)) });
  const titleOf = new Map(exams.map(({ id, title }) => [id, title]));
  const byLine = new Map<number, LineExam[]>();
  for (const { userId, examId, effect, placeLost } of all) {
    const [line, title] = [lineOf.get(userId), titleOf.get(examId)];
    if (line === undefined || !title) continue;
    byLine.set(line, [...(byLine.get(line) ?? []), { examId, title, effect, placeLost }]);
  }
  return byLine;
}

export function countLines(lines: readonly PersonLine[]): PeopleImport['counts'] {
  const count = (outcome: PersonLine['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  const exams = lines.flatMap((line) => line.exams);
  const having = (effect: LineExam['effect']) => exams.filter((exam) => exam.effect === effect).length;
  return {
    added: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    leftOut: count('left_out'),
    enrolled: having('enrolled'),
    withdrawn: having('withdrawn'),
    kept: having('kept'),
    placesLost: exams.filter(({ placeLost }) => placeLost).length,
  };
}
