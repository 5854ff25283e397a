import { ExamTimer } from './exam-timer';

describe(ExamTimer.name, () => {
  const start = Date.parse('2026-11-23T06:00:00.000Z');
  const in_ = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
  let passedMs: number;
  let said: number[];
  let timesUp: number;
  let sut: ExamTimer;
  const pass = (ms: number) => {
    for (let left = ms; left > 0; left -= 250) {
      passedMs += 250;
      jest.advanceTimersByTime(250);
    }
  };

  beforeEach(() => {
    jest.useFakeTimers();
    passedMs = 0;
    said = [];
    timesUp = 0;
    sut = new ExamTimer({
      now: () => start + passedMs,
      onMinutesLeft: (minutes) => said.push(minutes),
      onTimeUp: () => (timesUp += 1),
    });
  });
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });

  it('shows whole seconds', () => {
    sut.setDeadline(in_(1));
    expect(sut.leftMs.get()).toBe(60_000);
    pass(1500);
    expect(sut.leftMs.get()).toBe(59_000);
  });

  it('says 10, 5 and 1 minutes once each, and the end once', () => {
    sut.setDeadline(in_(11));
    pass(12 * 60_000);
    expect(said).toEqual([10, 5, 1]);
    expect(timesUp).toBe(1);
    expect(sut.leftMs.get()).toBe(0);
  });

  it('says only the nearest after a sleep of the computer', () => {
    sut.setDeadline(in_(20));
    passedMs += 17 * 60_000;
    pass(500);
    expect(said).toEqual([5]);
  });

  it('says nothing about a mark that was passed before the page opened', () => {
    sut.setDeadline(in_(4));
    pass(1000);
    expect(said).toEqual([]);
  });

  it('goes on when time is given back after the end', () => {
    sut.setDeadline(in_(1));
    pass(61_000);
    expect(timesUp).toBe(1);
    sut.setDeadline(in_(2));
    expect(sut.leftMs.get()).toBe(59_000);
    pass(60_000);
    expect(timesUp).toBe(2);
  });

  it('stops without a deadline', () => {
    sut.setDeadline(in_(1));
    sut.setDeadline(null);
    pass(120_000);
    expect(sut.leftMs.get()).toBeNull();
    expect(timesUp).toBe(0);
  });
});
