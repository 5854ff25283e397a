import { SessionClock } from './session-clock';

describe(SessionClock.name, () => {
  it('counts from the start of the session', () => {
    const sut = new SessionClock(Date.now() - 90_000);
    expect(Math.abs(sut.nowMs() - 90_000)).toBeLessThan(20);
  });

  it('does not follow a wall clock that is set while it runs', () => {
    const sut = new SessionClock(Date.now());
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000);
    expect(sut.nowMs()).toBeLessThan(1_000);
    now.mockRestore();
  });

  it('names the instant of a session time', () => {
    expect(new SessionClock(Date.UTC(2026, 10, 23)).utcOf(61_500)).toBe('2026-11-23T00:01:01.500Z');
  });
});
