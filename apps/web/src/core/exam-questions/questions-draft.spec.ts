import type { ExamQuestions } from '@bakylau/contracts';
import {
  gapsOf,
  questionsDraftOf,
  questionsToSend,
  withCopies,
  withMaterial,
  withMoved,
  withNew,
  withoutPart,
  withQuestion,
} from './questions-draft';

const text = (words: string) => ({ kk: words, ru: words, en: words });
const EMPTY: ExamQuestions = {
  ...{ examId: '0', format: 'case', questions: [], materials: [], version: '', editable: true },
};

describe(questionsToSend.name, () => {
  it('names what is missing, and sends nothing until it is there', () => {
    let draft = withNew(questionsDraftOf(EMPTY), 'materials');
    expect(gapsOf(draft)).toEqual([
      { part: 'questions', number: 1, problem: { kind: 'texts', locales: ['kk', 'ru', 'en'] } },
      { part: 'materials', number: 1, problem: { kind: 'texts', locales: ['kk', 'ru', 'en'] } },
    ]);
    const [question] = draft.questions;
    const [material] = draft.materials;
    if (!question || !material) throw new Error('The draft is empty');
    draft = withQuestion(draft, { ...question, html: { kk: '', ru: '<p>Почему?</p>', en: '<p></p>' } });
    draft = withMaterial(draft, { ...material, title: text('Log'), html: text('<p>09:40</p>') });
    expect(questionsToSend(draft)).toBeNull();
    draft = withCopies(draft, 'ru');
    expect(gapsOf(draft)).toEqual([]);
    expect(questionsToSend(draft)).toEqual({
      questions: [
        {
          ...{ html: text('<p>Почему?</p>'), guidance: null, points: 50 },
          task: { answerBy: ['text'], wordsAtLeast: null, wordsAtMost: null, filesAtMost: 0 },
        },
      ],
      materials: [{ title: text('Log'), html: text('<p>09:40</p>'), afterMinutes: 0, fileIds: [] }],
    });
  });

  it('wants a way to answer and bounds that fit, and forgets the bounds of ways that are off', () => {
    const draft = questionsDraftOf(EMPTY);
    const question = { ...draft.questions[0]!, html: text('<p>a</p>') };
    expect(gapsOf(withQuestion(draft, { ...question, ways: [] })).map(({ problem }) => problem.kind)).toEqual(
      ['ways'],
    );
    const crossed = { ...question, wordsAtLeast: 9, wordsAtMost: 3 };
    expect(gapsOf(withQuestion(draft, crossed)).map(({ problem }) => problem.kind)).toEqual(['words']);
    const photos = withQuestion(draft, { ...crossed, ways: ['photos'] as const, wordsAtLeast: 2 });
    expect(questionsToSend(photos)?.questions[0]?.task).toEqual({
      ...{ answerBy: ['photos'], wordsAtLeast: null, wordsAtMost: null, filesAtMost: 3 },
    });
  });

  it('moves and removes by key, and gives new ones fresh keys', () => {
    let draft = withNew(withNew(questionsDraftOf(EMPTY), 'questions'), 'questions');
    draft = withoutPart(withMoved(draft, 'questions', 2, -1), 'questions', 0);
    expect(withNew(draft, 'questions').questions.map(({ key }) => key)).toEqual([2, 1, 3]);
  });
});
