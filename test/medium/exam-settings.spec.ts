import {
  DEFAULT_ATTEMPT_POLICY,
  DEFAULT_GRADING_POLICY,
  DEFAULT_MARKING_POLICY,
  DEFAULT_TEST_POLICY,
} from '@bakylau/contracts';
import { Exam } from '@bakylau/persistence';
import { type ApiCaller, ApiWorld } from './api-world';
import { changedMeanwhile, deletedMeanwhile } from './changed-meanwhile';

jest.setTimeout(60_000);

const CHECKS = { roomScan: 'none', randomRoomScans: 1, liveness: 'on' };
const words = { kk: 'Неге?', ru: 'Почему?', en: 'Why?' };

describe('settings of an exam that somebody else changes at the same time', () => {
  let world: ApiWorld;
  let admin: ApiCaller;

  beforeAll(async () => {
    world = await ApiWorld.start();
    admin = await world.signIn('admin');
  });
  afterAll(() => world.close());

  const exam = (columns: Partial<Exam> = {}) => world.factory.exam({ publishedAt: null, ...columns });
  const policyOf = async (id: string) =>
    (await world.database.dataSource.manager.findOneByOrFail(Exam, { id })).policy;

  it.each<[string, 'put' | 'patch', Exam['format'], object]>([
    ['checks', 'put', 'test', CHECKS],
    ['test-policy', 'put', 'test', DEFAULT_TEST_POLICY],
    ['grading', 'put', 'test', DEFAULT_GRADING_POLICY],
    ['marking', 'put', 'written', { rubricId: null, policy: DEFAULT_MARKING_POLICY }],
    ['rules-policy', 'put', 'test', { rulesPolicyId: null }],
    [
      'schedule',
      'put',
      'test',
      {
        ...{ opensAt: '2027-01-01T00:00:00Z', closesAt: '2027-01-02T00:00:00Z' },
        ...{ termId: null, attemptPolicy: DEFAULT_ATTEMPT_POLICY },
      },
    ],
    [
      'questions',
      'put',
      'written',
      {
        questions: [
          {
            ...{ html: words, guidance: words, points: 10 },
            task: { answerBy: ['text'], wordsAtMost: 100, filesAtMost: 0 },
          },
        ],
        materials: [],
      },
    ],
    ['', 'patch', 'test', { durationMinutes: 45 }],
  ])(
    '/%s (%s) is not found once the draft that it waits for is deleted',
    async (path, method, format, body) => {
      const { id } = await exam({ format });
      const address = `/api/exams/${id}${path && `/${path}`}`;
      const { status, body: answer } = await deletedMeanwhile(world, id, () => admin[method](address, body));
      expect([status, answer.code]).toEqual([404, 'not_found']);
    },
  );

  it('keep what the other has changed: checks and rules write their own part of what is watched', async () => {
    const { id, policy } = await exam();
    const blind = { ...policy, screen: !policy.screen };
    await changedMeanwhile(world, id, { policy: blind }, () => admin.put(`/api/exams/${id}/checks`, CHECKS));
    expect(await policyOf(id)).toEqual({ ...blind, liveness: 'on' });
    const deaf = { ...blind, microphone: !policy.microphone };
    const rules = { rulesPolicyId: null };
    await changedMeanwhile(world, id, { policy: deaf }, () =>
      admin.put(`/api/exams/${id}/rules-policy`, rules),
    );
    expect(await policyOf(id)).toMatchObject({ screen: blind.screen, microphone: deaf.microphone });
  });

  it('keep flags that a change does not name', async () => {
    const { id } = await exam();
    const before = await policyOf(id);
    const change = (policy: object) => admin.patch(`/api/exams/${id}`, { policy }).expect(200);
    await change({ notesAllowed: !before.notesAllowed });
    await change({ calculatorAllowed: !before.calculatorAllowed });
    expect(await policyOf(id)).toEqual({
      ...before,
      notesAllowed: !before.notesAllowed,
      calculatorAllowed: !before.calculatorAllowed,
    });
    await change({ camera: true, liveness: 'on' });
    const dark = await admin.patch(`/api/exams/${id}`, { policy: { camera: false } });
    expect([dark.status, dark.body.details?.[0].path]).toEqual([400, 'policy.liveness']);
  });
});
