import { availabilityOf } from './availability';
import { deadlineOf, timeCorrectionMs, timeCreditMs } from './time-credit';

const at = (time: string) => new Date(`2026-11-23T${time}Z`);

describe(availabilityOf.name, () => {
  const window = { opensAt: at('09:00:00'), closesAt: at('12:00:00') };
  it.each([
    ['08:59:59.999', 'upcoming'],
    ['09:00:00', 'open'],
    ['11:59:59.999', 'open'],
    ['12:00:00', 'closed'],
  ])('at %s it is %s', (time, availability) => {
    expect(availabilityOf(window, at(time))).toBe(availability);
  });
});

describe(deadlineOf.name, () => {
  const terms = {
    startedAt: at('09:00:00'),
    durationMinutes: 60,
    extraMinutes: 0,
    creditedMs: 0,
    closesAt: at('12:00:00'),
  };

  it('adds duration, extra time and credit to the start', () => {
    expect(deadlineOf(terms)).toEqual(at('10:00:00'));
    expect(deadlineOf({ ...terms, extraMinutes: 15, creditedMs: 90_500 })).toEqual(at('10:16:30.500'));
  });

  it('lets a late starter work until the exam closes, and cuts neither extra time nor credit', () => {
    expect(deadlineOf({ ...terms, startedAt: at('11:30:00') })).toEqual(at('12:00:00'));
    expect(deadlineOf({ ...terms, startedAt: at('11:30:00'), extraMinutes: 10, creditedMs: 60_000 })).toEqual(
      at('12:11:00'),
    );
  });
});

describe(timeCorrectionMs.name, () => {
  it('is what is missing to the given rest, or what is too much, to the millisecond', () => {
    expect(timeCorrectionMs(at('10:00:00'), at('09:50:00.250'), 15)).toBe(300_250);
    expect(timeCorrectionMs(at('10:00:00'), at('09:50:00'), 10)).toBe(0);
    expect(timeCorrectionMs(at('10:00:00'), at('09:50:00.250'), 1)).toBe(-539_750);
  });
});

describe(timeCreditMs.name, () => {
  it('gives back exactly the lost time, and nothing when the clock went back', () => {
    expect(timeCreditMs(at('09:10:00'), at('09:12:03.456'), 0)).toBe(123_456);
    expect(timeCreditMs(at('09:10:00'), at('09:09:00'), 0)).toBe(0);
  });

  it('gives no more than ten minutes at once and thirty in all, however long the media was blocked', () => {
    expect(timeCreditMs(at('09:10:00'), at('09:40:00'), 0)).toBe(600_000);
    expect(timeCreditMs(at('09:10:00'), at('09:20:00'), 1_500_000)).toBe(300_000);
    expect(timeCreditMs(at('09:10:00'), at('09:12:00'), 1_800_000)).toBe(0);
    expect(timeCreditMs(at('09:10:00'), at('09:12:00'), 3_600_000)).toBe(0);
  });
});
