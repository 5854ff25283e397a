import { receivedBytesOf, ReturnWatch } from './return-watch';

describe(ReturnWatch.name, () => {
  let bytes: number | null;
  let said: boolean[];
  let sut: ReturnWatch;

  beforeEach(() => {
    jest.useFakeTimers();
    bytes = 0;
    said = [];
    const receivedBytes = () => Promise.resolve(bytes);
    sut = new ReturnWatch({ receivedBytes, onChange: (quiet) => said.push(quiet), now: () => Date.now() });
  });
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });

  /** Lets time pass in which something comes back all the while. */
  const flow = async (ms: number) => {
    for (let past = 0; past < ms; past += 100) {
      bytes = (bytes ?? 0) + 20;
      await jest.advanceTimersByTimeAsync(100);
    }
  };

  it('notices within a second that nothing comes back, and at once that something does', async () => {
    await flow(2000);
    expect(said).toEqual([]);
    await jest.advanceTimersByTimeAsync(1000);
    expect(said).toEqual([true]);
    await flow(300);
    expect(said).toEqual([true, false]);
  });

  it('bears a short pause', async () => {
    await flow(1000);
    await jest.advanceTimersByTimeAsync(400);
    await flow(1000);
    expect(said).toEqual([]);
  });

  it('does not take timers that ran late for silence', async () => {
    await flow(1000);
    jest.setSystemTime(Date.now() + 5000);
    await jest.advanceTimersByTimeAsync(150);
    expect(said).toEqual([]);
  });

  it('says nothing before anything came, and where the browser does not count', async () => {
    await jest.advanceTimersByTimeAsync(5000);
    bytes = null;
    await jest.advanceTimersByTimeAsync(5000);
    expect(said).toEqual([]);
  });
});

describe(receivedBytesOf.name, () => {
  it('adds up the ways of a connection', () => {
    const pair = { type: 'candidate-pair', bytesReceived: 5 };
    expect(receivedBytesOf([pair, { type: 'outbound-rtp', bytesReceived: 7 }, pair])).toBe(10);
    expect(receivedBytesOf([{ type: 'candidate-pair' }])).toBeNull();
  });
});
