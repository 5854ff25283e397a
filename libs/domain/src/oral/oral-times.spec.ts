import { answerEndsAt, preparationEndsAt, WAIT_FOR_PANEL_MINUTES, waitingEndsAt } from './oral-times';

const AT = new Date('2026-11-26T06:00:00Z');
const after = (minutes: number, ms = 0) => new Date(AT.getTime() + minutes * 60_000 + ms);

describe('the times of an oral exam', () => {
  it('lengthen by extra time and by what is given back, to the millisecond', () => {
    const terms = { drawnAt: AT, preparationMinutes: 20, extraMinutes: 5, creditedMs: 1_234 };
    expect(preparationEndsAt(terms)).toEqual(after(25, 1_234));
    expect(answerEndsAt(AT, 15, 5)).toEqual(after(20));
  });

  it('keep the attempt open for a panel that is late, and never shorten it', () => {
    expect(waitingEndsAt(after(1), after(20))).toEqual(after(20 + WAIT_FOR_PANEL_MINUTES));
    expect(waitingEndsAt(after(600), after(20))).toEqual(after(600));
  });
});
