import { type ObservedObject } from '@bakylau/contracts';
import { OBJECT_HIT_RATES } from '../object-hit-rates';
import { frameOf, SessionStream } from '../session-stream.factory';
import { ObjectSeenRule } from './object-seen.rule';

const thing = (kind: ObservedObject['kind'], score = 0.6, x = 50): ObservedObject => ({
  kind,
  score,
  box: { x, y: 300, width: 60, height: 90 },
});

/** Looks every 4 s; `objectsAt` says what each of them found. */
function looks(toMs: number, objectsAt: (look: number) => ObservedObject[]) {
  return new SessionStream().frames({ fromMs: 0, toMs }, (atMs) =>
    frameOf(atMs, { objects: atMs % 4000 === 0 ? objectsAt(atMs / 4000) : null }),
  );
}

describe(ObjectSeenRule.name, () => {
  it('opens on the third look at one place, as a weak hint with its published hit rate', () => {
    const played = looks(60_000, (look) => (look >= 2 && look <= 6 ? [thing('phone')] : [])).play(60_000);
    expect(played.openedRules()).toEqual(['object.phone']);
    expect(played.spansOf('object.phone')).toEqual([[8_000, 24_000]]);
    const [opened] = played.stepsOf('object.phone');
    expect(opened).toMatchObject({ severity: 'info', ledger: 'behaviour' });
    expect(opened?.card.summary.en).toMatch(/weak hint: in 3 of 3 looks.*found 1 of 5 such things/);
    expect(opened?.card.measured).toEqual({ name: 'score', value: 0.6, unit: 'ratio' });
  });

  it.each([
    ['book', 'object.book'],
    ['laptop', 'object.screen'],
    ['screen', 'object.screen'],
  ] as const)('speaks of a %s as %s', (kind, rule) => {
    const played = looks(40_000, () => [thing(kind)]).play(40_000);
    expect(played.openedRules()).toEqual([rule]);
    const { found, of } = OBJECT_HIT_RATES[kind];
    expect(played.stepsOf(rule)[0]?.card.summary.en).toContain(`found ${found} of ${of}`);
  });

  it('survives one look that missed it', () => {
    const played = looks(40_000, (look) => ([2, 3, 5].includes(look) ? [thing('book')] : [])).play(40_000);
    expect(played.openedRules()).toEqual(['object.book']);
    expect(played.stepsOf('object.book')[0]?.card.summary.en).toContain('in 3 of 4 looks');
  });

  it('opens nothing for a thing that is unsure, seen twice, or seen at another place each time', () => {
    expect(
      looks(60_000, () => [thing('phone', 0.4)])
        .play(60_000)
        .openedRules(),
    ).toEqual([]);
    expect(
      looks(60_000, (look) => (look < 2 ? [thing('phone')] : []))
        .play(60_000)
        .openedRules(),
    ).toEqual([]);
    const wandering = looks(60_000, (look) => [thing('phone', 0.6, (look % 3) * 250)]);
    expect(wandering.play(60_000).openedRules()).toEqual([]);
  });
});
