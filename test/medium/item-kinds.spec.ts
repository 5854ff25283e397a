import {
  type AnswerValue,
  type Attempt as AttemptView,
  attemptSchema,
  DEFAULT_TEST_POLICY,
  NEW_TEST_POLICY,
  examTestPolicySchema,
  type ItemKey,
  type ItemView,
  resultDetailSchema,
  type TestPolicy,
} from '@bakylau/contracts';
import { Attempt, type ExamItem, ExamResult } from '@bakylau/persistence';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

jest.setTimeout(60_000);

const text = (words: string) => ({ kk: words, ru: words, en: words });
const options = (...ids: string[]) => ids.map((id) => ({ id, text: text(id) }));
const premise = (id: string) => ({ kind: 'premise' as const, id, text: text(id) });

interface Question {
  key: ItemKey;
  options?: ItemView['options'];
  parts?: ItemView['parts'];
  given: AnswerValue;
  /** Out of 4, with partial credit and a penalty of a quarter. */
  earns: number;
}

const ORDER = ['one', 'two', 'three', 'four', 'five'];

const QUESTIONS: readonly Question[] = [
  {
    key: { kind: 'true_false', isTrue: false },
    given: { kind: 'true_false', isTrue: true },
    earns: -1,
  },
  {
    key: {
      kind: 'matching',
      pairs: [
        { partId: 'p', optionId: 'a' },
        { partId: 'q', optionId: 'b' },
      ],
    },
    options: options('a', 'b', 'c'),
    parts: [premise('p'), premise('q')],
    given: { kind: 'matching', pairs: [{ partId: 'q', optionId: 'b' }] },
    earns: 2,
  },
  {
    key: { kind: 'ordering', optionIds: ORDER },
    options: options(...ORDER),
    given: { kind: 'ordering', optionIds: ['two', 'three', 'four', 'five', 'one'] },
    earns: 4 * (0.75 - 0.25 * 0.25),
  },
  {
    key: { kind: 'numeric', value: 9.8, tolerance: 0, relativeTolerance: 0.02 },
    given: { kind: 'numeric', text: '9,9' },
    earns: 4,
  },
  {
    key: { kind: 'short_answer', accepted: ['Өзен', 'река'] },
    given: { kind: 'short_answer', text: '  өзен ' },
    earns: 4,
  },
  {
    key: {
      kind: 'cloze',
      gaps: [
        { partId: 'g', weight: 1, key: { kind: 'choice', optionId: 'b' } },
        { partId: 'n', weight: 1, key: { kind: 'numeric', value: 100, tolerance: 0 } },
        { partId: 's', weight: 2, key: { kind: 'short_answer', accepted: ['учёт'] } },
      ],
    },
    parts: [
      { kind: 'choice', id: 'g', options: options('a', 'b', 'c', 'd') },
      { kind: 'numeric', id: 'n' },
      { kind: 'short_answer', id: 's' },
    ],
    given: {
      kind: 'cloze',
      gaps: [
        { partId: 'n', text: '100' },
        { partId: 's', text: 'учет' },
      ],
    },
    earns: 3,
  },
  {
    key: { kind: 'multiple_choice', optionIds: ['a', 'b'] },
    options: options('a', 'b', 'c', 'd', 'e', 'f'),
    given: { kind: 'multiple_choice', optionIds: ['b'] },
    earns: 2,
  },
];

const POLICY: TestPolicy = {
  scoring: { partialCredit: 'proportional', penaltyShare: 0.25, belowZero: true },
  shuffleItems: true,
  shuffleOptions: true,
};

describe('kinds of items', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let items: ExamItem[];

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    scene = await ExamScene.set(world, { testPolicy: POLICY });
    await world.database.dataSource.query('DELETE FROM exam_items WHERE exam_id = $1', [scene.exam.id]);
    items = [];
    for (const [i, { key, options: shown = [], parts = [] }] of QUESTIONS.entries()) {
      const columns = { examId: scene.exam.id, position: i + 1, kind: key.kind, key, options: shown, parts };
      items.push(await world.factory.item({ ...columns, points: 4 }));
    }
  });

  const save = (attemptId: string, number: number, value: AnswerValue, clientRevision = 1) =>
    scene.candidate.put(`/api/attempts/${attemptId}/answers/${items[number]?.id}`, { value, clientRevision });

  async function startAnother(): Promise<[ApiCaller, AttemptView]> {
    const other = await world.signIn('candidate');
    await world.factory.enrolment({ examId: scene.exam.id, userId: other.user.id });
    return [other, await scene.startAttempt(other)];
  }

  it('are answered, handed in and marked, and shown to the examiner as the candidate saw them', async () => {
    const attempt = attemptSchema.parse(await scene.startAttempt());
    expect(attempt.exam.scoring).toEqual(POLICY.scoring);
    expect(JSON.stringify(attempt.items)).not.toMatch(/accepted|tolerance|isTrue|pairs|"key"/);
    for (const [i, { given }] of QUESTIONS.entries()) {
      const { body } = await save(attempt.id, i, given).expect(200);
      expect(body.value).toEqual(given);
    }
    await scene.candidate.post(`/api/attempts/${attempt.id}/submit`).expect(200);

    const sum = QUESTIONS.reduce((points, { earns }) => points + earns, 0);
    const result = await world.database.dataSource
      .getRepository(ExamResult)
      .findOneByOrFail({ attemptId: attempt.id });
    expect(result).toMatchObject({ points: sum, maxPoints: 28, mark: Math.round((sum * 100) / 28) });

    const { body } = await scene.examiner.get(`/api/results/${result.id}`).expect(200);
    const detail = resultDetailSchema.parse(body);
    expect(
      detail.items.map(({ itemId, position, options: shown, parts }) => ({ itemId, position, shown, parts })),
    ).toEqual(
      attempt.items.map(({ id, position, options: shown, parts }) => ({
        itemId: id,
        position,
        shown,
        parts,
      })),
    );
    for (const [i, { key, given, earns }] of QUESTIONS.entries()) {
      const shown = detail.items.find(({ itemId }) => itemId === items[i]?.id);
      expect(shown).toMatchObject({ key, given, points: earns, maxPoints: 4, answered: true });
    }
  });

  it('come in an order of its own for each attempt, the same at every look', async () => {
    const attempts = [await scene.startAttempt()];
    for (let i = 0; i < 3; i++) attempts.push((await startAnother())[1]);
    const orders = attempts.map((attempt) =>
      JSON.stringify(attempt.items.map(({ id, options: shown }) => [id, shown])),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
    const [first] = attempts;
    const again = await scene.candidate.get(`/api/attempts/${first?.id}`).expect(200);
    expect(again.body.items).toEqual(first?.items);
    expect(first?.items.map(({ position }) => position)).toEqual(QUESTIONS.map((_, i) => i + 1));
    const { shuffleSeed } = await world.database.dataSource
      .getRepository(Attempt)
      .findOneByOrFail({ id: first?.id ?? '' });
    expect(shuffleSeed).toEqual(expect.any(Number));
  });

  it('refuse options, parts and orders that they do not have', async () => {
    const { id } = await scene.startAttempt();
    const bad: [number, AnswerValue][] = [
      [0, { kind: 'numeric', text: '1' }],
      [1, { kind: 'matching', pairs: [{ partId: 'p', optionId: 'z' }] }],
      [1, { kind: 'matching', pairs: [{ partId: 'z', optionId: 'a' }] }],
      [2, { kind: 'ordering', optionIds: ['one', 'two'] }],
      [5, { kind: 'cloze', gaps: [{ partId: 'g', text: 'z' }] }],
    ];
    for (const [number, value] of bad) {
      const { status, body } = await save(id, number, value);
      expect([status, body.code]).toEqual([400, 'validation_failed']);
    }
  });

  it('are laid out and scored as the exam says, which holds from the first start on', async () => {
    const path = `/api/exams/${scene.exam.id}/test-policy`;
    const plain = { ...DEFAULT_TEST_POLICY, shuffleItems: true };
    expect((await scene.examiner.get(path).expect(200)).body).toMatchObject({ ...POLICY, editable: true });
    const { body } = await scene.examiner.put(path, plain).expect(200);
    expect(examTestPolicySchema.parse(body)).toEqual({
      examId: scene.exam.id,
      isSet: true,
      ...plain,
      editable: true,
    });
    const unset = await scene.examiner.delete(path).expect(200);
    expect(unset.body).toMatchObject({ ...NEW_TEST_POLICY, isSet: false });
    await scene.examiner.put(path, plain).expect(200);
    const tooMuch = { ...plain, scoring: { ...plain.scoring, penaltyShare: 1.5 } };
    expect((await scene.examiner.put(path, tooMuch)).body.code).toBe('validation_failed');
    const attempt = attemptSchema.parse(await scene.startAttempt());
    expect(attempt.exam.scoring).toEqual(DEFAULT_TEST_POLICY.scoring);
    const late = await scene.examiner.put(path, POLICY).expect(409);
    expect(late.body.code).toBe('exam_not_editable');
    expect((await scene.examiner.delete(path)).body.code).toBe('exam_not_editable');
    expect((await scene.examiner.get(path).expect(200)).body).toMatchObject({ ...plain, editable: false });
    for (const caller of [scene.candidate, scene.proctor]) await caller.put(path, plain).expect(403);
    const stranger = await world.signIn('examiner');
    expect((await stranger.get(path)).body.code).toBe('not_found');
  });
});
