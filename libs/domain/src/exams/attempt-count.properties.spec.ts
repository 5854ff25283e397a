import { RESULT_STATES } from '@bakylau/contracts';
import fc from 'fast-check';
import { type CountedAttempt, countingAttempt, nextAttempt } from './attempt-count';
import { reSitGroundOf } from './re-sit-ground';

const policy = fc.record({
  maxAttempts: fc.integer({ min: 1, max: 5 }),
  counts: fc.constantFrom('best' as const, 'last' as const),
});
const ended = fc.record({
  result: fc.constantFrom(...RESULT_STATES),
  mark: fc.integer({ min: 0, max: 100 }),
});
const attempts = fc
  .array(ended, { maxLength: 6 })
  .map((all) => all.map((one, i): CountedAttempt => ({ number: i + 1, state: 'submitted', ...one })));

describe(nextAttempt.name, () => {
  it('never lets more attempts count than the policy says, however they end', () => {
    fc.assert(
      fc.property(policy, fc.array(ended, { maxLength: 12 }), (rule, ends) => {
        const sat: CountedAttempt[] = [];
        for (const end of ends) {
          if (nextAttempt(sat, rule) !== 'new') break;
          sat.push({ number: sat.length + 1, state: 'submitted', ...end });
        }
        const counted = sat.filter(({ result }) => result !== 're_sit');
        expect(counted.length).toBeLessThanOrEqual(rule.maxAttempts);
        // Only a settled attempt is followed by another one.
        for (const { result } of sat.slice(0, -1)) expect(['confirmed', 're_sit']).toContain(result);
      }),
    );
  });

  it('always gives another one after a technical failure, and the open one while it is open', () => {
    fc.assert(
      fc.property(policy, attempts, (rule, sat) => {
        const number = sat.length + 1;
        const failed: CountedAttempt = { number, state: 'submitted', result: 're_sit', mark: 10 };
        expect(nextAttempt([...sat, failed], rule)).toBe('new');
        const open: CountedAttempt = { number, state: 'in_progress', result: null, mark: null };
        expect(nextAttempt([open, ...sat], rule)).toBe('open');
      }),
    );
  });
});

describe(countingAttempt.name, () => {
  it('is the best or the last confirmed one, and never one that a technical failure took beside it', () => {
    fc.assert(
      fc.property(policy, attempts, (rule, sat) => {
        const standing = countingAttempt(sat, rule);
        const confirmed = sat.filter(({ result }) => result === 'confirmed');
        if (confirmed.length === 0) {
          expect(standing).toBe(sat.at(-1) ?? null);
          return;
        }
        const marks = confirmed.map(({ mark }) => mark ?? 0);
        if (rule.counts === 'best') expect(standing?.mark).toBe(Math.max(...marks));
        else expect(standing).toBe(confirmed.at(-1));
      }),
    );
  });
});

describe(reSitGroundOf.name, () => {
  it.each([
    ['confirmed', { letter: 'FX', reSit: 'exam' }, { ground: 'fx', asks: 'exam', counts: true }],
    ['confirmed', { letter: 'F', reSit: 'course' }, { ground: 'f', asks: 'course', counts: true }],
    ['confirmed', { letter: 'D', reSit: null }, null],
    ['appealed', { letter: 'F', reSit: 'course' }, null],
    ['annulled', { letter: 'F', reSit: 'course' }, null],
    ['re_sit', null, { ground: 'without_fault', asks: 'exam', counts: false }],
  ] as const)('of %s with %j', (result, final, ground) => {
    expect(reSitGroundOf(result, final)).toEqual(ground);
  });
});
