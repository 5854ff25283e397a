import { SessionClock } from './session-clock';

describe(SessionClock.name, () => {
  it('puts steady times on the session clock', () => {
    const sut = new SessionClock(() => 0);
    expect(sut.known).toBe(false);
    sut.sync(60_000, 1000, 1200);
    expect(sut.at(1100)).toBe(60_000);
    expect(sut.at(600)).toBe(59_500);
  });
});
