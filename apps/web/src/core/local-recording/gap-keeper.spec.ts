import { LOCAL_RECORDING_MAX_MS } from '@bakylau/contracts';
import { ApiError } from '../api-error';
import type { LinkState } from '../media/media-link';
import { Store } from '../store';
import type { ChainCaptureOptions } from './chain-capture';
import { GapKeeper } from './gap-keeper';
import type { PartShelf, ShelvedPart } from './part-shelf';

/** Parts in memory, in the order of their keys as IndexedDB gives them. */
class MemoryShelf implements PartShelf {
  parts: ShelvedPart[] = [];
  full = false;
  add = (part: ShelvedPart) => {
    if (this.full) return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    this.parts.push(part);
    return Promise.resolve();
  };
  next = () => {
    const key = ({ recordingId, seq }: ShelvedPart) => `${recordingId}-${String(seq).padStart(6, '0')}`;
    return Promise.resolve(this.parts.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))[0] ?? null);
  };
  remove = (part: ShelvedPart) => {
    this.parts = this.parts.filter((one) => one !== part);
    return Promise.resolve();
  };
  count = () => Promise.resolve(this.parts.length);
}

const HEARD: LinkState = {
  phase: 'joined',
  run: 1,
  ...{ flowing: ['camera'], quiet: false, error: null, waiting: null },
};
const NOT_JOINED = { run: null, flowing: [], quiet: false, waiting: null };
const LOST: LinkState = { phase: 'lost', ...NOT_JOINED, error: new ApiError('network') };

describe('GapKeeper', () => {
  let link: Store<LinkState>;
  let shelf: MemoryShelf;
  let sent: string[];
  let captures: (ChainCaptureOptions & { id: string; stopped: boolean; emit: () => void })[];
  let nowMs: number;
  let answer: () => Promise<unknown>;
  let sut: GapKeeper;

  beforeEach(() => {
    jest.useFakeTimers();
    link = new Store<LinkState>({ phase: 'idle', ...NOT_JOINED, error: null });
    shelf = new MemoryShelf();
    sent = [];
    captures = [];
    nowMs = 60_000;
    answer = () => Promise.resolve();
    sut = new GapKeeper({
      attemptId: 'attempt',
      link,
      shelf,
      nowMs: () => nowMs,
      tracksOf: (chain) => [{ kind: chain, readyState: 'live' } as unknown as MediaStreamTrack],
      capture: (options) => {
        let seq = 0;
        const id = `${captures.length}-${options.chain}`;
        const emit = () =>
          options.onPart({ seq: seq++, startMs: 60_000, endMs: nowMs, content: new Blob(['x']) });
        const capture = { ...options, id, stopped: false, emit };
        captures.push(capture);
        return {
          recordingId: id,
          stop: () => {
            capture.stopped = true;
            emit();
          },
        };
      },
      send: async ({ recordingId, seq }) => {
        await answer();
        sent.push(`${recordingId}/${seq}`);
      },
      wait: () => Promise.resolve(),
    });
    sut.open();
  });
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });

  const settle = () => jest.advanceTimersByTimeAsync(0);

  it('records nothing before the gateway has heard the page', () => {
    link.set({ ...HEARD, flowing: [] });
    link.set(LOST);
    expect(captures).toEqual([]);
  });

  it('records camera and screen while nothing is heard, and two seconds longer', async () => {
    link.set(HEARD);
    link.set(LOST);
    expect(captures.map(({ chain }) => chain)).toEqual(['av', 'screen']);
    expect(sut.state.get().recording).toBe(true);
    link.set(HEARD);
    await jest.advanceTimersByTimeAsync(1_900);
    expect(captures.some(({ stopped }) => stopped)).toBe(false);
    await jest.advanceTimersByTimeAsync(200);
    expect(captures.every(({ stopped }) => stopped)).toBe(true);
  });

  it('goes on with one recording when the line comes and goes', async () => {
    link.set(HEARD);
    link.set(LOST);
    link.set(HEARD);
    await jest.advanceTimersByTimeAsync(500);
    link.set({ ...HEARD, flowing: [] });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(captures).toHaveLength(2);
    expect(captures[0]?.stopped).toBe(false);
  });

  it('keeps the parts until the line is back, then sends each recording in order', async () => {
    link.set(HEARD);
    link.set(LOST);
    for (const capture of captures) capture.emit();
    captures[0]?.emit();
    await settle();
    expect(sent).toEqual([]);
    expect(sut.state.get().waitingParts).toBe(3);
    link.set(HEARD);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(sent).toEqual(['0-av/0', '0-av/1', '1-screen/0', '0-av/2', '1-screen/1']);
    expect(sut.state.get().waitingParts).toBe(0);
  });

  it('keeps what could not be sent, and gives up what is refused for good', async () => {
    link.set(HEARD);
    link.set(LOST);
    captures[0]?.emit();
    let failures = 2;
    answer = () => (failures-- > 0 ? Promise.reject(new ApiError('network')) : Promise.resolve());
    link.set(HEARD);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(sent).toContain('0-av/0');
    answer = () => Promise.reject(new ApiError('session_not_live', { status: 409 }));
    link.set(LOST);
    link.set(HEARD);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(shelf.parts).toEqual([]);
  });

  it('stops at the limit and says so', async () => {
    link.set(HEARD);
    link.set(LOST);
    nowMs += LOCAL_RECORDING_MAX_MS;
    await jest.advanceTimersByTimeAsync(LOCAL_RECORDING_MAX_MS);
    expect(captures.every(({ stopped }) => stopped)).toBe(true);
    expect(sut.state.get()).toMatchObject({ recording: false, exhausted: 'limit' });
    expect(shelf.parts).toHaveLength(2);
  });

  it('says when the browser has no room', async () => {
    shelf.full = true;
    link.set(HEARD);
    link.set(LOST);
    captures[0]?.emit();
    await settle();
    expect(sut.state.get()).toMatchObject({ recording: false, exhausted: 'browser' });
  });

  describe('when nothing comes back for a moment', () => {
    beforeEach(() => {
      link.set(HEARD);
      link.set({ ...HEARD, quiet: true });
    });
    const pass = (ms: number) => {
      nowMs += ms;
      return jest.advanceTimersByTimeAsync(ms);
    };

    it('records at once, and says nothing of it yet', async () => {
      captures[0]?.emit();
      await settle();
      expect(captures.map(({ chain }) => chain)).toEqual(['av', 'screen']);
      expect(sut.state.get()).toMatchObject({ recording: false, waitingParts: 0 });
    });

    it('throws the recording away when it was only a moment', async () => {
      await pass(300);
      link.set(HEARD);
      await pass(2_000);
      expect(captures.every(({ stopped }) => stopped)).toBe(true);
      expect(shelf.parts).toEqual([]);
      expect(sent).toEqual([]);
    });

    it('keeps it from its beginning on when the gateway is lost', async () => {
      captures[0]?.emit();
      await pass(2_500);
      link.set(LOST);
      await settle();
      expect(captures).toHaveLength(2);
      expect(sut.state.get()).toMatchObject({ recording: true, waitingParts: 1 });
    });

    it('keeps it, and two seconds more, when the line stood still for longer', async () => {
      await pass(1_500);
      link.set(HEARD);
      expect(captures.some(({ stopped }) => stopped)).toBe(false);
      await pass(2_100);
      await pass(100);
      expect(sent).toEqual(['0-av/0', '1-screen/0']);
    });

    it('gives it up when the gateway hears the page all the same, until something comes back', async () => {
      await pass(7_000);
      link.set({ ...HEARD, flowing: ['camera', 'microphone'], quiet: true });
      expect(captures.every(({ stopped }) => stopped)).toBe(true);
      expect(captures).toHaveLength(2);
      expect(shelf.parts).toEqual([]);
      link.set(HEARD);
      link.set({ ...HEARD, quiet: true });
      expect(captures).toHaveLength(4);
    });
  });

  it('is no gap when another window took the session', () => {
    link.set(HEARD);
    link.set({ ...LOST, phase: 'taken_over' });
    expect(captures).toEqual([]);
  });

  it('sends what an earlier page left, as soon as it is opened', async () => {
    const left = new MemoryShelf();
    const [part] = [{ attemptId: 'attempt', recordingId: 'left', seq: 4, chain: 'av' as const }];
    left.parts.push({ ...part, startMs: 0, endMs: 1, content: new Blob(['x']) });
    shelf.parts = left.parts;
    sut.open();
    await settle();
    expect(sent).toEqual(['left/4']);
  });

  it('sends the rest after the exam is over', async () => {
    link.set(HEARD);
    link.set(LOST);
    captures[0]?.emit();
    sut.end();
    link.set({ phase: 'closed', ...NOT_JOINED, error: null });
    sut.end();
    await jest.advanceTimersByTimeAsync(100);
    expect(sut.state.get()).toMatchObject({ recording: false, waitingParts: 0 });
    expect(sent).toContain('0-av/0');
  });
});
