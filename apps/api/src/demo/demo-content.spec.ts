import {
  createPersonSchema,
  itemKeySchema,
  itemViewSchema,
  localizedTextSchema,
  LOCALES,
  ROLES,
} from '@bakylau/contracts';
import { scoreItem } from '@bakylau/domain';
import { DEMO_EXAMS } from './demo-exams';
import { DEMO_ITEMS } from './demo-items';
import { DEMO_PEOPLE } from './demo-people';
import { demoAccounts } from './seed-demo.command';

describe('DEMO_ITEMS', () => {
  it('are ten of all four kinds, 20 points together', () => {
    expect(DEMO_ITEMS).toHaveLength(10);
    expect(new Set(DEMO_ITEMS.map(({ key }) => key.kind)).size).toBe(4);
    expect(DEMO_ITEMS.reduce((sum, { points }) => sum + points, 0)).toBe(20);
  });

  it.each(DEMO_ITEMS.map((item, i) => [i + 1, item] as const))(
    'number %i is complete and answerable',
    (_, item) => {
      const { prompt, options, key } = item;
      expect(() => localizedTextSchema.parse(prompt)).not.toThrow();
      expect(new Set(LOCALES.map((locale) => prompt[locale])).size).toBe(LOCALES.length);
      expect(() => itemKeySchema.parse(key)).not.toThrow();
      expect(() => itemViewSchema.shape.options.parse(options)).not.toThrow();
      const ids = options.map(({ id }) => id);
      const wanted =
        key.kind === 'single_choice' ? [key.optionId] : key.kind === 'multiple_choice' ? key.optionIds : [];
      expect(ids).toEqual(expect.arrayContaining(wanted));
      expect(ids.length > 0).toBe(key.kind.endsWith('choice'));
    },
  );

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
  it('are one open for long, one to come and one that is over', () => {
    const phases = DEMO_EXAMS.map(({ opensAfterMs, closesAfterMs }) =>
      opensAfterMs > 0 ? 'upcoming' : closesAfterMs > 0 ? 'open' : 'closed',
    );
    expect(phases).toEqual(['open', 'upcoming', 'closed']);
  });
});
