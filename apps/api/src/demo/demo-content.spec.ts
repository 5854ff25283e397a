import {
  type AnswerValue,
  clozeStretches,
  createPersonSchema,
  type GapKey,
  type ItemKey,
  itemKeySchema,
  itemKindSchema,
  itemViewSchema,
  localizedTextSchema,
  LOCALES,
  ROLES,
} from '@bakylau/contracts';
import { answerMisfit, scoreItem } from '@bakylau/domain';
import { DEMO_EXAMS } from './demo-exams';
import { DEMO_ITEM_KINDS } from './demo-item-kinds';
import { DEMO_ITEMS } from './demo-items';
import { DEMO_PEOPLE } from './demo-people';
import { demoAccounts } from './seed-demo.command';

describe('DEMO_ITEMS', () => {
  it('are ten of all four kinds, 20 points together', () => {
    expect(DEMO_ITEMS).toHaveLength(10);
    expect(new Set(DEMO_ITEMS.map(({ key }) => key.kind)).size).toBe(4);
    expect(DEMO_ITEMS.reduce((sum, { points }) => sum + points, 0)).toBe(20);
  });

  it('take the answers that people type', () => {
    const item = (position: number) => DEMO_ITEMS[position - 1];
    const points = (position: number, kind: 'numeric' | 'short_answer', text: string) => {
      const found = item(position);
      return found ? scoreItem(found.key, found.points, { kind, text }).points : null;
    };
    expect(points(7, 'numeric', '45')).toBe(2);
    expect(points(8, 'numeric', '100,0')).toBe(2);
    expect(points(9, 'short_answer', 'Роутер')).toBe(1);
    expect(points(10, 'short_answer', ' БИТ ')).toBe(1);
    expect(points(10, 'short_answer', 'байт')).toBe(0);
  });
});

describe('items of the demo', () => {
  const items = [...DEMO_ITEMS, ...DEMO_ITEM_KINDS];

  it.each(items.map((item, i) => [i + 1, item] as const))(
    'number %i is complete and answerable',
    (_, item) => {
      const { prompt, options, parts = [], key, points } = item;
      expect(() => localizedTextSchema.parse(prompt)).not.toThrow();
      expect(new Set(LOCALES.map((locale) => prompt[locale])).size).toBe(LOCALES.length);
      expect(() => itemKeySchema.parse(key)).not.toThrow();
      expect(() =>
        itemViewSchema.pick({ options: true, parts: true }).parse({ options, parts }),
      ).not.toThrow();
      const right = rightAnswer(key);
      expect(answerMisfit({ kind: key.kind, options, parts }, right)).toBeNull();
      expect(scoreItem(key, points, right)).toEqual({ points, answered: true });
    },
  );

  it('have the same gaps in every language', () => {
    for (const { prompt, key } of items) {
      if (key.kind !== 'cloze') continue;
      const wanted = key.gaps.map(({ partId }) => partId).sort();
      for (const locale of LOCALES) {
        const gaps = clozeStretches(prompt[locale]).flatMap((stretch) =>
          'gapId' in stretch ? [stretch.gapId] : [],
        );
        expect(gaps.sort()).toEqual(wanted);
      }
    }
  });
});

function rightAnswer(key: ItemKey): AnswerValue {
  switch (key.kind) {
    case 'single_choice':
    case 'multiple_choice':
    case 'true_false':
    case 'matching':
    case 'ordering':
      return key;
    case 'short_answer':
    case 'numeric':
      return { kind: key.kind, text: typed(key) };
    case 'cloze':
      return { kind: 'cloze', gaps: key.gaps.map((gap) => ({ partId: gap.partId, text: typed(gap.key) })) };
    case 'written':
      return { kind: 'written', html: '<p>Words.</p>' };
  }
}

function typed(key: GapKey): string {
  if (key.kind === 'choice') return key.optionId;
  return key.kind === 'numeric' ? String(key.value) : (key.accepted[0] ?? '');
}

describe('DEMO_PEOPLE', () => {
  it('have every role, valid accounts and passwords of at least ten characters', () => {
    expect(new Set(DEMO_PEOPLE.flatMap(({ roles }) => roles))).toEqual(new Set(ROLES));
    for (const person of DEMO_PEOPLE) expect(() => createPersonSchema.parse(person)).not.toThrow();
    expect(new Set(DEMO_PEOPLE.map(({ id }) => id)).size).toBe(DEMO_PEOPLE.length);
    expect(new Set(DEMO_PEOPLE.map(({ login }) => login)).size).toBe(DEMO_PEOPLE.length);
  });

  it('are printed with login and password', () => {
    for (const { login, password } of DEMO_PEOPLE) {
      expect(demoAccounts()).toMatch(new RegExp(`^ {2}${login} +${password} `, 'm'));
    }
  });
});

describe('DEMO_EXAMS', () => {
  it('show every kind of question between them', () => {
    const kinds = DEMO_EXAMS.flatMap(({ items }) => items.map(({ key }) => key.kind));
    expect(new Set(kinds)).toEqual(new Set(itemKindSchema.options));
  });

  it('are five open for long, one to come and one that is over', () => {
    const phases = DEMO_EXAMS.map(({ opensAfterMs, closesAfterMs }) =>
      opensAfterMs > 0 ? 'upcoming' : closesAfterMs > 0 ? 'open' : 'closed',
    );
    expect(phases).toEqual(['open', 'open', 'open', 'open', 'open', 'upcoming', 'closed']);
  });
});
