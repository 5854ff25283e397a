import { watchPagePresence } from './page-presence';

/** The two browser objects that tell whether the person looks at the page. */
class FakeDocument extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible';
  focused = true;
  hasFocus = () => this.focused;
}

describe(watchPagePresence.name, () => {
  let page: FakeDocument;
  let frame: EventTarget;
  let seen: string[];
  const watch = () => watchPagePresence(({ kind }) => seen.push(kind));
  beforeEach(() => {
    page = new FakeDocument();
    frame = new EventTarget();
    seen = [];
    Object.assign(globalThis, { document: page, window: frame });
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'document');
    Reflect.deleteProperty(globalThis, 'window');
  });

  it('says at the start that the page is in front, because the page before the reload said that it left', () => {
    watch();
    expect(seen).toEqual(['page_visible', 'window_focused']);
  });

  it('says how the page stands now when asked', () => {
    const sut = watch();
    seen = [];
    page.visibilityState = 'hidden';
    page.focused = false;
    sut.reportNow();
    expect(seen).toEqual(['page_hidden', 'window_blurred']);
  });

  it('reports every change until it is stopped', () => {
    const sut = watch();
    seen = [];
    frame.dispatchEvent(new Event('blur'));
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    frame.dispatchEvent(new Event('focus'));
    sut.stop();
    frame.dispatchEvent(new Event('blur'));
    expect(seen).toEqual(['window_blurred', 'page_hidden', 'window_focused']);
  });
});
