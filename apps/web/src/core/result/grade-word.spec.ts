import { gradeWordOf } from './grade-word';

describe(gradeWordOf.name, () => {
  it.each([
    ['excellent', ['A', 'A-']],
    ['good', ['B+', 'B', 'B-', 'C+']],
    ['satisfactory', ['C', 'C-', 'D+', 'D']],
    ['unsatisfactory', ['FX', 'F']],
  ])('%s: %j', (word, letters) => {
    expect(letters.map(gradeWordOf)).toEqual(letters.map(() => word));
  });
});
