import * as enModule from 'react-aria-components/i18n/en-US';
import { KAZAKH_ARIA_TEXTS } from './react-aria-strings.kk';

type Texts = Record<string, Record<string, unknown>>;
const english = (enModule as unknown as { default: Texts }).default;
/** What no page uses; see react-aria-strings.kk.ts. */
const NOT_USED = ['@react-aria/dnd', '@react-aria/color', '@react-stately/color'];

describe('Kazakh texts of react-aria', () => {
  it.each(Object.keys(english).filter((source) => !NOT_USED.includes(source)))('%s is complete', (source) => {
    const wanted = Object.keys(english[source] ?? {}).sort();
    expect(Object.keys(KAZAKH_ARIA_TEXTS[source] ?? {}).sort()).toEqual(wanted);
  });

  it('knows no texts that react-aria does not have', () => {
    expect(Object.keys(KAZAKH_ARIA_TEXTS).filter((source) => !(source in english))).toEqual([]);
  });
});
