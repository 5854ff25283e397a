import { AppError } from '@bakylau/platform';
import { CallBudget } from './call-budget';

describe(CallBudget.name, () => {
  let nowMs: number;
  let sut: CallBudget;

  beforeEach(() => {
    nowMs = 5_000_000;
    sut = new CallBudget(6, () => nowMs);
  });
  const spend = (times: number) => {
    for (let i = 0; i < times; i += 1) sut.spend('a');
  };

  it('allows a minute’s worth at once, then says how long to wait', () => {
    spend(6);
    let refusal: unknown;
    try {
      spend(1);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ code: 'rate_limited', retryAfterS: 10 });
    nowMs += 10_000;
    spend(1);
    expect(() => spend(1)).toThrow(AppError);
  });

  it('is full again after a minute', () => {
    spend(6);
    nowMs += 60_000;
    spend(6);
    expect(() => spend(1)).toThrow(AppError);
  });

  it('counts each caller apart', () => {
    spend(6);
    expect(() => sut.spend('b')).not.toThrow();
  });
});
