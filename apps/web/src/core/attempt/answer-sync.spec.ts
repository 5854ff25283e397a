import type { AnswerValue, SaveAnswer, SavedAnswer } from '@bakylau/contracts';
import { ApiError } from '../api-error';
import { AnswerBuffer } from './answer-buffer';
import { AnswerSync } from './answer-sync';
import { memoryStorage } from './memory-storage.fake';

const text = (value: string): AnswerValue => ({ kind: 'short_answer', text: value });
const saved = (itemId: string, value: AnswerValue): SavedAnswer => ({
  itemId,
  value,
  revision: 1,
  savedAt: '2026-11-23T06:00:00.000Z',
});

/** A service that keeps the newest answer, as the real one does, and can be told to fail. */
class FakeService {
  readonly calls: { itemId: string; answer: SaveAnswer }[] = [];
  readonly stored = new Map<string, SaveAnswer>();
  failure: ApiError | null = null;
  hold: Promise<void> | null = null;

  save = async (itemId: string, answer: SaveAnswer): Promise<SavedAnswer> => {
    this.calls.push({ itemId, answer });
    await this.hold;
    if (this.failure) throw this.failure;
    const before = this.stored.get(itemId);
    if (!before || before.clientRevision < answer.clientRevision) this.stored.set(itemId, answer);
    return saved(itemId, this.stored.get(itemId)?.value ?? answer.value);
  };
}

describe(AnswerSync.name, () => {
  let service: FakeService;
  let buffer: AnswerBuffer;
  let floor: number;
  const open = (already: SavedAnswer[] = []) =>
    new AnswerSync({ buffer, saved: already, save: service.save, revisionFloor: () => floor });

  beforeEach(() => {
    jest.useFakeTimers();
    service = new FakeService();
    buffer = new AnswerBuffer('a1', null);
    floor = 1;
  });
  afterEach(() => jest.useRealTimers());

  it('waits for a pause in typing and sends the last word only', async () => {
    const sut = open();
    sut.change('i1', text('s'));
    sut.change('i1', text('st'));
    expect(sut.state.get()).toMatchObject({ state: 'saving', pending: ['i1'] });
    await jest.advanceTimersByTimeAsync(500);
    expect(service.calls.map(({ answer }) => answer.value)).toEqual([text('st')]);
    expect(sut.state.get()).toMatchObject({ state: 'saved', pending: [] });
  });

  it('sends what another window of the browser stores meanwhile, at the latest with the hand-in', async () => {
    const storage = memoryStorage();
    buffer = new AnswerBuffer('a1', storage);
    const sut = open();
    sut.change('i1', text('here'));
    await sut.flush();
    const other = new AnswerBuffer('a1', storage);
    other.set('i1', { value: text('there'), clientRevision: 5, acknowledged: false });
    other.set('i2', { value: text('there'), clientRevision: 6, acknowledged: false });
    await sut.flush();
    expect(service.stored.get('i1')).toMatchObject({ value: text('there'), clientRevision: 5 });
    expect(sut.state.get()).toMatchObject({
      ...{ state: 'saved', pending: [], values: { i1: text('there'), i2: text('there') } },
    });
    expect([other.unsent, other.highestRevision]).toEqual([0, 6]);
    sut.change('i1', text('here again'));
    await sut.flush();
    expect(service.stored.get('i1')).toMatchObject({ value: text('here again'), clientRevision: 7 });
  });

  it('does not wait for ever on a steady typist', async () => {
    const sut = open();
    for (let i = 0; i < 10; i += 1) {
      sut.change('i1', text('x'.repeat(i + 1)));
      await jest.advanceTimersByTimeAsync(400);
    }
    expect(service.calls.length).toBeGreaterThanOrEqual(1);
    expect(service.calls[0]?.answer.value).toEqual(text('xxxxxxxx'));
  });

  it('sends a change that came while another was on its way', async () => {
    const sut = open();
    let release = (): void => undefined;
    service.hold = new Promise((resolve) => (release = resolve));
    sut.change('i1', text('a'));
    await jest.advanceTimersByTimeAsync(500);
    sut.change('i1', text('b'));
    release();
    service.hold = null;
    await jest.advanceTimersByTimeAsync(500);
    expect(service.stored.get('i1')?.value).toEqual(text('b'));
    expect(sut.state.get().state).toBe('saved');
  });

  it('keeps what could not be sent and sends it by itself when the service is back', async () => {
    const sut = open();
    service.failure = new ApiError('network');
    sut.change('i1', text('a'));
    sut.change('i2', text('b'));
    await jest.advanceTimersByTimeAsync(600);
    expect(sut.state.get()).toMatchObject({ state: 'unsaved', pending: ['i1', 'i2'] });
    await jest.advanceTimersByTimeAsync(5000);
    service.failure = null;
    await jest.advanceTimersByTimeAsync(15_000);
    expect(sut.state.get()).toMatchObject({ state: 'saved', error: null });
    expect([...service.stored.keys()]).toEqual(['i1', 'i2']);
  });

  it('sends after a crash of the page what the service never got', async () => {
    buffer.set('i1', { value: text('typed'), clientRevision: 9, acknowledged: false });
    buffer.set('i2', { value: text('old'), clientRevision: 3, acknowledged: true });
    const sut = open([saved('i1', text('stored')), saved('i2', text('newer elsewhere'))]);
    expect(sut.state.get().values).toEqual({ i1: text('typed'), i2: text('newer elsewhere') });
    await jest.advanceTimersByTimeAsync(0);
    expect(service.calls).toEqual([{ itemId: 'i1', answer: { value: text('typed'), clientRevision: 9 } }]);
    expect(sut.state.get().state).toBe('saved');
  });

  it('yields to a newer answer that another computer saved', async () => {
    service.stored.set('i1', { value: text('there'), clientRevision: 500 });
    const sut = open();
    sut.change('i1', text('here, late'));
    await jest.advanceTimersByTimeAsync(500);
    expect(sut.state.get().values['i1']).toEqual(text('there'));
  });

  it('numbers changes by the server time, above all that were before', async () => {
    const sut = open();
    floor = 1200;
    sut.change('i1', text('a'));
    sut.change('i2', text('b'));
    await jest.advanceTimersByTimeAsync(500);
    expect(service.calls.map(({ answer }) => answer.clientRevision)).toEqual([1200, 1201]);
  });

  it('stops when the service refuses for good, and flush says why', async () => {
    const sut = open();
    service.failure = new ApiError('time_is_up', { status: 409 });
    sut.change('i1', text('late'));
    await expect(sut.flush()).rejects.toMatchObject({ code: 'time_is_up' });
    expect(sut.state.get()).toMatchObject({ state: 'refused', pending: ['i1'] });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(service.calls).toHaveLength(1);
  });

  it.each(['time_is_up', 'unauthenticated'] as const)(
    'sends what was refused with %s once the attempt runs on',
    async (code) => {
      const sut = open();
      service.failure = new ApiError(code, { status: 409 });
      sut.change('i1', text('kept'));
      await sut.flush().catch(() => undefined);
      service.failure = null;
      sut.change('i2', text('written meanwhile'));
      await jest.advanceTimersByTimeAsync(10_000);
      expect(service.stored.size).toBe(0);
      sut.resume();
      await jest.advanceTimersByTimeAsync(0);
      expect(sut.state.get()).toMatchObject({ state: 'saved', error: null, pending: [] });
      expect([...service.stored.keys()]).toEqual(['i1', 'i2']);
      sut.change('i1', text('later'));
      await jest.advanceTimersByTimeAsync(500);
      expect(service.stored.get('i1')?.value).toEqual(text('later'));
    },
  );

  it('does not repeat an answer that is refused for what it is', async () => {
    const sut = open();
    service.failure = new ApiError('validation_failed', { status: 400 });
    sut.change('i1', text('a'));
    await sut.flush().catch(() => undefined);
    sut.resume();
    await jest.advanceTimersByTimeAsync(0);
    expect(service.calls).toHaveLength(1);
    expect(sut.state.get().state).toBe('refused');
  });

  it('flush sends at once', async () => {
    const sut = open();
    sut.change('i1', text('a'));
    await sut.flush();
    expect(service.stored.get('i1')?.value).toEqual(text('a'));
  });
});
