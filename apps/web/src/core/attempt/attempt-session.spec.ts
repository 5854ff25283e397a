import type { Attempt } from '@bakylau/contracts';
import type { ApiClient } from '../api-client';
import { ApiError } from '../api-error';
import { AttemptSession } from './attempt-session';
import { memoryStorage } from './memory-storage.fake';

jest.mock('../media/media-link', () => ({
  MediaLink: class {
    reports = { add: () => undefined };
    start = () => undefined;
    close = () => undefined;
    sayGoodbye = () => undefined;
  },
}));
jest.mock('../media/page-presence', () => ({
  watchPagePresence: () => ({ reportNow: () => undefined, stop: () => undefined }),
}));

/** The service's side of one attempt: takes answers until its deadline, which can be moved. */
class FakeService {
  readonly startedAt = Date.now();
  deadlineMs = this.startedAt + 60_000;
  signedIn = true;
  openElsewhere = false;
  readonly stored: string[] = [];
  reads = 0;
  call = (name: string, input: { params: { itemId?: string } }): Promise<unknown> => {
    if (!this.signedIn) return Promise.reject(new ApiError('unauthenticated', { status: 401 }));
    if (name === 'getAttempt') {
      this.reads += 1;
      return Promise.resolve(this.attempt());
    }
    if (this.openElsewhere) return Promise.reject(new ApiError('taken_over', { status: 409 }));
    if (Date.now() >= this.deadlineMs) return Promise.reject(new ApiError('time_is_up', { status: 409 }));
    const itemId = input.params.itemId ?? '';
    this.stored.push(itemId);
    const value = { kind: 'short_answer', text: 'kept' };
    return Promise.resolve({ itemId, value, revision: 1, savedAt: new Date().toISOString() });
  };

  private attempt(): Partial<Attempt> {
    return {
      state: 'in_progress',
      openElsewhere: this.openElsewhere,
      startedAt: new Date(this.startedAt).toISOString(),
      deadlineAt: new Date(this.deadlineMs).toISOString(),
      serverNow: new Date().toISOString(),
      answers: [],
    };
  }
}

const openSession = (windowId: string, service: FakeService, storage: Storage | null = null) =>
  new AttemptSession({
    ...{ attemptId: 'a1', windowId, storage },
    api: service as unknown as ApiClient,
    devices: {} as MediaDevices,
  });

describe(AttemptSession.name, () => {
  let service: FakeService;
  let sut: AttemptSession;
  const answers = () => sut.answers.get()!;
  const write = (itemId: string) => answers().change(itemId, { kind: 'short_answer', text: 'kept' });

  beforeEach(async () => {
    jest.useFakeTimers();
    service = new FakeService();
    sut = openSession('w1', service);
    await sut.read();
  });
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });

  it('saves again by itself when time is credited after the deadline has passed', async () => {
    await jest.advanceTimersByTimeAsync(61_000);
    write('i1');
    await jest.advanceTimersByTimeAsync(3000);
    expect(answers().state.get()).toMatchObject({ state: 'refused', error: { code: 'time_is_up' } });
    service.deadlineMs += 120_000;
    await jest.advanceTimersByTimeAsync(3000);
    expect(service.stored).toEqual(['i1']);
    expect(answers().state.get()).toMatchObject({ state: 'saved', pending: [] });
    const { reads } = service;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(service.reads).toBe(reads);
  });

  it('saves what was written while nobody was signed in', async () => {
    service.signedIn = false;
    write('i1');
    await jest.advanceTimersByTimeAsync(3000);
    expect(answers().state.get()).toMatchObject({ state: 'refused', error: { code: 'unauthenticated' } });
    service.signedIn = true;
    await sut.read();
    await jest.advanceTimersByTimeAsync(0);
    expect(service.stored).toEqual(['i1']);
    expect(answers().state.get().state).toBe('saved');
  });

  it('keeps what it had not sent while another window has the exam, and sends it when it is back', async () => {
    service.openElsewhere = true;
    write('i1');
    await jest.advanceTimersByTimeAsync(3000);
    expect(sut.answers.get()).toBeNull();
    expect([sut.unsentAnswers, service.stored]).toEqual([1, []]);
    service.openElsewhere = false;
    await sut.read();
    await jest.advanceTimersByTimeAsync(0);
    expect(service.stored).toEqual(['i1']);
    expect(answers().state.get().state).toBe('saved');
    expect(sut.unsentAnswers).toBe(0);
  });

  it('sends what another window of the browser left unsent while this one waited', async () => {
    const storage = memoryStorage();
    const forCrashing = new FakeService();
    const crashing = openSession('w1', forCrashing, storage);
    await crashing.read();
    service.openElsewhere = true;
    const waiting = openSession('w2', service, storage);
    await waiting.read();
    forCrashing.signedIn = false;
    crashing.answers.get()!.change('i1', { kind: 'short_answer', text: 'kept' });
    await jest.advanceTimersByTimeAsync(3000);
    expect([forCrashing.stored, waiting.unsentAnswers]).toEqual([[], 1]);

    service.openElsewhere = false;
    await waiting.read();
    await jest.advanceTimersByTimeAsync(0);
    const { values } = waiting.answers.get()!.state.get();
    expect([service.stored, values]).toEqual([['i1'], { i1: { kind: 'short_answer', text: 'kept' } }]);
    waiting.answers.get()!.change('i2', { kind: 'short_answer', text: 'kept' });
    expect(crashing.unsentAnswers).toBe(1);
    await jest.advanceTimersByTimeAsync(3000);
    expect([service.stored, waiting.unsentAnswers]).toEqual([['i1', 'i2'], 0]);
    waiting.close();
    crashing.close();
  });

  it('reads once more when something changed while a read was under way, and not more often', async () => {
    const { reads } = service;
    const first = sut.read();
    service.deadlineMs += 300_000;
    await Promise.all([first, sut.read(), sut.read(), sut.read()]);
    expect(service.reads).toBe(reads + 2);
    const { attempt } = sut.attempt.get() as { attempt: Attempt };
    expect(attempt.deadlineAt).toBe(new Date(service.deadlineMs).toISOString());
  });
});
