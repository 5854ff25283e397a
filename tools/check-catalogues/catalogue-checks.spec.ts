import { flatten } from './catalogue';
import {
  checkNotEmpty,
  checkRequiredKeys,
  checkSameKeys,
  checkUsedKeys,
  checkVariables,
} from './catalogue-checks';
import { findUsedKeys } from './used-keys';

const kk = {
  exam: { title: 'Емтихан', left: '{{name}} қалды', wait_one: '{{count}} с', wait_other: '{{count}} с' },
};
const ru = {
  exam: {
    title: 'Экзамен',
    left: 'Осталось {{name}}',
    wait_one: '{{count}} с',
    wait_few: '{{count}} с',
    wait_many: '{{count}} с',
    wait_other: '{{count}} с',
  },
};
const flat = { kk: flatten(kk), ru: flatten(ru) };

describe('catalogue checks', () => {
  it('accepts languages with the same keys, each with its own plural forms', () => {
    expect(checkSameKeys(flat)).toEqual([]);
    expect(checkNotEmpty(flat)).toEqual([]);
    expect(checkVariables(flat)).toEqual([]);
  });

  it('names a key that one language lacks', () => {
    const problems = checkSameKeys({ kk: flatten({ exam: { title: 'Емтихан' } }), ru: flat.ru });
    expect(problems).toContainEqual({ key: 'exam:left', problem: 'missing in kk' });
    expect(problems).toContainEqual({ key: 'exam:wait_one', problem: 'missing in kk' });
  });

  it('names a missing plural form, and one that the language does not have', () => {
    const { wait_many: _removed, ...rest } = ru.exam;
    const problems = checkSameKeys({
      ru: flatten({ exam: rest }),
      kk: flatten({ exam: { ...kk.exam, wait_few: '{{count}} с' } }),
    });
    expect(problems).toContainEqual({ key: 'exam:wait_many', problem: 'missing in ru' });
    expect(problems).toContainEqual({ key: 'exam:wait_few', problem: 'kk has no plural form "few"' });
  });

  it('names empty texts and different variables', () => {
    const broken = { kk: flatten({ exam: { ...kk.exam, title: ' ', left: 'қалды' } }), ru: flat.ru };
    expect(checkNotEmpty(broken)).toEqual([{ key: 'exam:title', problem: 'empty in kk' }]);
    expect(checkVariables(broken)).toEqual([
      { key: 'exam:left', problem: 'different variables: kk {}, ru {name}' },
    ]);
  });

  it('finds keys in calls, in computed keys and in tables, and checks each', () => {
    const source =
      "t('exam:title'); t(`exam:sta${x}`); t('title'); const k = { a: 'exam:gone', b: 'https://x' };";
    const used = findUsedKeys(source, 'a.tsx', ['exam']);
    expect(checkUsedKeys(used, flat.ru)).toEqual([
      { key: 'exam:sta…', problem: 'a.tsx: no key begins like this' },
      { key: 'title', problem: 'a.tsx: write the key in full, with its namespace' },
      { key: 'exam:gone', problem: 'a.tsx: the key does not exist' },
    ]);
  });

  it('names values of the contracts without a text', () => {
    expect(checkRequiredKeys(['exam:title', 'errors:internal'], flat.ru)).toEqual([
      { key: 'errors:internal', problem: expect.stringContaining('no text') },
    ]);
  });
});
