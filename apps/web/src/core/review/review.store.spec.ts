import type { SessionReview } from '@bakylau/contracts';
import { ApiError } from '../api-error';
import { buildSession, testId } from '../live/live.factory';
import { settle } from '../live/proctor-channel.fake';
import { buildReview } from './review.factory';
import { ReviewStore } from './review.store';

describe(ReviewStore.name, () => {
  let calls: { name: string; input: unknown }[];
  let answers: Record<string, () => unknown>;
  let sut: ReviewStore;

  const setUp = (review: SessionReview) => {
    calls = [];
    answers = { reviewSession: () => review };
    const call = (name: string, input: unknown) => {
      calls.push({ name, input });
      return Promise.resolve().then(() => answers[name]!());
    };
    sut = new ReviewStore({ call: call as never }, testId('session', 1));
  };
  const loads = () => calls.filter((call) => call.name === 'reviewSession').length;

  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });

  it('loads the session', async () => {
    setUp(buildReview());
    await sut.load();
    expect(sut.state.get().review?.incidents).toHaveLength(2);
    expect(calls[0]).toEqual({
      name: 'reviewSession',
      input: { params: { sessionId: testId('session', 1) } },
    });
  });

  it('says why it could not be loaded', async () => {
    setUp(buildReview());
    answers['reviewSession'] = () => {
      throw new ApiError('not_found');
    };
    await sut.load();
    expect(sut.state.get().error?.code).toBe('not_found');
  });

  it('asks again while the session runs, and stops when it is closed', async () => {
    jest.useFakeTimers();
    setUp(buildReview({ session: buildSession({ state: 'running' }) }));
    await sut.load();
    await jest.advanceTimersByTimeAsync(5000);
    expect(loads()).toBe(2);
    answers['reviewSession'] = () => buildReview();
    await jest.advanceTimersByTimeAsync(5000);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(loads()).toBe(3);
  });

  it('shows a verdict at once and asks for the new score', async () => {
    setUp(buildReview());
    await sut.load();
    const [first] = sut.state.get().review!.incidents;
    const verdict = { verdict: 'dismissed', reason: 'false_alarm' } as const;
    answers['giveVerdict'] = () => ({ ...first, verdict: 'dismissed', verdictReason: 'false_alarm' });
    answers['reviewSession'] = () => new Promise(() => undefined);
    await sut.giveVerdict(first!.id, verdict);
    expect(sut.state.get().review).toMatchObject({
      incidents: [{ verdict: 'dismissed' }, { verdict: 'pending' }],
      session: { undecidedIncidents: 1 },
    });
    await settle();
    expect(loads()).toBe(2);
    expect(calls.find((call) => call.name === 'giveVerdict')?.input).toMatchObject({
      params: { incidentId: first!.id },
      body: verdict,
    });
  });

  it('leaves everything as it is when a verdict is refused', async () => {
    setUp(buildReview());
    await sut.load();
    const before = sut.state.get();
    answers['giveVerdict'] = () => {
      throw new ApiError('conflict');
    };
    await expect(
      sut.giveVerdict(testId('incident', 1), { verdict: 'dismissed', reason: 'false_alarm' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(sut.state.get()).toBe(before);
  });

  it('keeps the outcome of the integrity check, also when the check itself fails', async () => {
    setUp(buildReview());
    const report = { sound: true, entries: 90, segments: 12, headHash: 'a'.repeat(64), firstProblem: null };
    answers['verifySession'] = () => report;
    await sut.verify();
    expect(sut.state.get().integrity).toEqual({ kind: 'known', report });
    answers['verifySession'] = () => {
      throw new ApiError('storage_unavailable', { status: 503 });
    };
    await sut.verify();
    expect(sut.state.get().integrity).toMatchObject({
      kind: 'failed',
      error: { code: 'storage_unavailable' },
    });
  });
});
