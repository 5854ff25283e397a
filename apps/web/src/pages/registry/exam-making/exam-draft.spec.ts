import { DEFAULT_GRADING_POLICY, type ExamSetup } from '@bakylau/contracts';
import { changeOf, draftOf, type ExamDraft, NEW_EXAM, readDraft } from './exam-draft';

const FILLED: ExamDraft = {
  ...NEW_EXAM,
  title: { kk: 'Салық', ru: 'Налоги', en: 'Taxes' },
  opens: '2026-12-01T09:00',
  closes: '2026-12-01T12:00',
};
const wrongIn = (changed: Partial<ExamDraft>) => {
  const read = readDraft({ ...FILLED, ...changed }, null);
  return read.ok ? [] : read.wrong;
};

const EXAM: ExamSetup = {
  id: '01930000-0000-7000-8000-0000000000e1',
  ...{ title: FILLED.title, courseCode: null, format: 'test', durationMinutes: 60, termId: null },
  ...{ opensAt: '2026-12-01T04:00:30.500Z', closesAt: '2026-12-01T07:00:30.500Z' },
  policy: {
    ...{ camera: true, microphone: true, screen: true, notesAllowed: true, calculatorAllowed: false },
  },
  ...{ gradingPolicy: null, publishedAt: null, reSitOf: null, editable: true, missing: [] },
  ...{ itemCount: 1, candidates: 1, examiners: 1, proctors: 1, commissionLacks: 1 },
};

describe(readDraft.name, () => {
  it('names what a new form still lacks, in the order of its fields', () => {
    const read = readDraft(NEW_EXAM, null);
    expect(read).toEqual({ ok: false, wrong: ['title.kk', 'title.ru', 'title.en', 'opensAt', 'closesAt'] });
  });

  it('gives the settings that the contract takes', () => {
    const read = readDraft({ ...FILLED, courseCode: ' LAW 1 ', watched: ['camera', 'liveness'] }, null);
    expect(read.ok && read.settings).toMatchObject({
      ...{ courseCode: 'LAW 1', termId: null, durationMinutes: 60, gradingPolicy: DEFAULT_GRADING_POLICY },
      policy: { camera: true, microphone: false, screen: false, liveness: 'on', notesAllowed: false },
    });
  });

  it('tells a window that ends before it begins, is shorter than the exam, or a check without its camera', () => {
    expect(wrongIn({ closes: '2026-12-01T08:00' })).toEqual(['closesAt']);
    expect(wrongIn({ durationMinutes: 200 })).toEqual(['durationMinutes']);
    expect(wrongIn({ watched: ['screen', 'liveness'] })).toEqual(['policy.liveness']);
    expect(wrongIn({ grading: { ...NEW_EXAM.grading, weight: '100' } })).toEqual(['gradingPolicy']);
  });

  it('keeps the seconds of times that were left alone', () => {
    const draft = draftOf(EXAM);
    expect([draft.watched, draft.allowed]).toEqual([['camera', 'microphone', 'screen'], ['notesAllowed']]);
    const read = readDraft({ ...draft, durationMinutes: 90 }, EXAM);
    expect(read.ok && [read.settings.opensAt, read.settings.closesAt]).toEqual([EXAM.opensAt, EXAM.closesAt]);
  });
});

describe(changeOf.name, () => {
  const changeBy = (changed: Partial<ExamDraft>, exam = EXAM) => {
    const draft = { ...draftOf(exam), ...changed };
    const read = readDraft(draft, exam);
    return read.ok && changeOf(read.settings, draft, exam);
  };

  it('names nothing of a form that was left alone or changed back, whether the exam says how it grades or not', () => {
    expect(changeBy({})).toEqual({});
    expect(changeBy({ watched: ['screen', 'camera', 'microphone'], title: { ...FILLED.title } })).toEqual({});
    expect(changeBy({}, { ...EXAM, gradingPolicy: DEFAULT_GRADING_POLICY })).toEqual({});
  });

  it('names what was changed, and that alone', () => {
    expect(changeBy({ durationMinutes: 90, courseCode: ' LAW 1 ' })).toEqual({
      ...{ durationMinutes: 90, courseCode: 'LAW 1' },
    });
    expect(changeBy({ courseCode: '' }, { ...EXAM, courseCode: 'LAW 1' })).toEqual({ courseCode: null });
    const { grading } = draftOf(EXAM);
    expect(changeBy({ grading: { ...grading, admitted: '60' } })).toEqual({
      gradingPolicy: { ...DEFAULT_GRADING_POLICY, admittedFrom: 60 },
    });
    expect(changeBy({ allowed: [] })).toEqual({ policy: { notesAllowed: false } });
    expect(changeBy({ watched: ['camera', 'liveness'] })).toEqual({
      policy: { microphone: false, screen: false, liveness: 'on' },
    });
  });
});
