import {
  type AnswerValue,
  type GapKey,
  type ItemKey,
  type ItemView,
  type ScoringPolicy,
} from '@bakylau/contracts';
import fc from 'fast-check';

/** An item with its key, its right answer and any answer that a candidate could give to it. */
export interface AnsweredItem {
  item: Pick<ItemView, 'id' | 'position' | 'kind' | 'options' | 'parts'>;
  key: ItemKey;
  right: AnswerValue;
  given: AnswerValue;
}

type Content = Pick<AnsweredItem, 'key' | 'right' | 'given'> & Partial<Pick<ItemView, 'options' | 'parts'>>;

const text = (words: string) => ({ kk: words, ru: words, en: words });
const option = (id: string) => ({ id, text: text(id) });
const ids = (min: number) =>
  fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/), { minLength: min, maxLength: 7 });
const words = fc.stringMatching(/^[а-яё]{1,6}( [а-яё]{1,6})?$/u);
const figure = fc.integer({ min: -10_000, max: 10_000 }).map((hundredths) => hundredths / 100);

export const scoringPolicies: fc.Arbitrary<ScoringPolicy> = fc.record({
  partialCredit: fc.constantFrom('none', 'proportional'),
  penaltyShare: fc.double({ min: 0, max: 1, noNaN: true }),
  belowZero: fc.boolean(),
});

const singleChoices: fc.Arbitrary<Content> = ids(2).chain((all) =>
  fc.record({ right: fc.constantFrom(...all), given: fc.constantFrom(...all) }).map(({ right, given }) => ({
    options: all.map(option),
    key: { kind: 'single_choice', optionId: right },
    right: { kind: 'single_choice', optionId: right },
    given: { kind: 'single_choice', optionId: given },
  })),
);

const multipleChoices: fc.Arbitrary<Content> = ids(2).chain((all) =>
  fc
    .record({ right: fc.subarray(all, { minLength: 1 }), given: fc.shuffledSubarray(all) })
    .map(({ right, given }) => ({
      options: all.map(option),
      key: { kind: 'multiple_choice', optionIds: right },
      right: { kind: 'multiple_choice', optionIds: right },
      given: { kind: 'multiple_choice', optionIds: given },
    })),
);

const trueFalses: fc.Arbitrary<Content> = fc.tuple(fc.boolean(), fc.boolean()).map(([right, given]) => ({
  key: { kind: 'true_false', isTrue: right },
  right: { kind: 'true_false', isTrue: right },
  given: { kind: 'true_false', isTrue: given },
}));

const orderings: fc.Arbitrary<Content> = ids(2).chain((all) =>
  fc.shuffledSubarray(all, { minLength: all.length }).map((given) => ({
    options: [...all].sort().map(option),
    key: { kind: 'ordering', optionIds: all },
    right: { kind: 'ordering', optionIds: all },
    given: { kind: 'ordering', optionIds: given },
  })),
);

const matchings: fc.Arbitrary<Content> = fc.tuple(ids(1), ids(2)).chain(([premises, all]) => {
  const pairs = fc.tuple(
    ...premises.map((partId) => fc.constantFrom(...all).map((optionId) => ({ partId, optionId }))),
  );
  return fc
    .record({ right: pairs, given: pairs.chain((given) => fc.shuffledSubarray(given)) })
    .map((drawn) => ({
      options: all.map(option),
      parts: premises.map((id) => ({ kind: 'premise' as const, id, text: text(id) })),
      key: { kind: 'matching', pairs: drawn.right },
      right: { kind: 'matching', pairs: drawn.right },
      given: { kind: 'matching', pairs: drawn.given },
    }));
});

const shortAnswers: fc.Arbitrary<Content> = fc.tuple(words, words).map(([right, given]) => ({
  key: { kind: 'short_answer', accepted: [right] },
  right: { kind: 'short_answer', text: right },
  given: { kind: 'short_answer', text: given },
}));

const numerics: fc.Arbitrary<Content> = fc
  .record({
    value: figure,
    tolerance: fc.constantFrom(0, 0.5),
    relative: fc.constantFrom(0, 0.1),
    given: figure,
  })
  .map(({ value, tolerance, relative, given }) => ({
    key: { kind: 'numeric', value, tolerance, relativeTolerance: relative },
    right: { kind: 'numeric', text: String(value).replace('.', ',') },
    given: { kind: 'numeric', text: String(given) },
  }));

const clozes: fc.Arbitrary<Content> = ids(1)
  .chain((gapIds) => fc.tuple(...gapIds.map((partId) => fc.tuple(fc.constant(partId), gaps))))
  .map((drawn) => ({
    parts: drawn.map(([id, { kind }]) =>
      kind === 'choice' ? { kind, id, options: ['a', 'b'].map(option) } : { kind, id },
    ),
    key: { kind: 'cloze', gaps: drawn.map(([partId, { key, weight }]) => ({ partId, weight, key })) },
    right: { kind: 'cloze', gaps: drawn.map(([partId, { right }]) => ({ partId, text: right })) },
    given: { kind: 'cloze', gaps: drawn.map(([partId, { given }]) => ({ partId, text: given })) },
  }));

interface Gap {
  kind: GapKey['kind'];
  weight: number;
  key: GapKey;
  right: string;
  given: string;
}

const gapOf = (key: GapKey, right: string, others: fc.Arbitrary<string>): fc.Arbitrary<Gap> =>
  fc.record({
    kind: fc.constant(key.kind),
    weight: fc.constantFrom(0.1, 0.3, 1, 2),
    key: fc.constant(key),
    right: fc.constant(right),
    given: fc.oneof(fc.constant(right), fc.constant(''), others),
  });

const gaps: fc.Arbitrary<Gap> = fc.oneof(
  gapOf({ kind: 'choice', optionId: 'a' }, 'a', fc.constant('b')),
  words.chain((word) => gapOf({ kind: 'short_answer', accepted: [word] }, word, words)),
  figure.chain((value) => gapOf({ kind: 'numeric', value, tolerance: 0 }, String(value), figure.map(String))),
);

const KINDS = [
  singleChoices,
  multipleChoices,
  trueFalses,
  orderings,
  matchings,
  shortAnswers,
  numerics,
  clozes,
];

/** Items of every kind, each kind equally often. */
export const answeredItems: fc.Arbitrary<AnsweredItem> = fc
  .tuple(fc.uuid(), fc.oneof(...KINDS))
  .map(([id, { options = [], parts = [], key, right, given }]) => ({
    item: { id, position: 1, kind: key.kind, options, parts },
    key,
    right,
    given,
  }));
