import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { urlOf } from './api-client';
import { fetchOrTakeEarly } from './early-answers';

const SCRIPT = readFileSync(join(__dirname, '../../public/ask-early.js'), 'utf8');
const SESSION_ID = '0193a000-0000-7000-8000-000000000009';

/** What the script asks for on a page. */
function askOn(pathname: string): Map<string, Promise<Response>> {
  const window: { bakylauEarly?: Map<string, Promise<Response>>; fetch: unknown; AbortSignal: unknown } = {
    ...{ AbortSignal, fetch: (path: string) => Promise.resolve(new Response(`early ${path}`)) },
  };
  runInNewContext(SCRIPT, { window, location: { pathname }, Map, ...window });
  return window.bakylauEarly!;
}

describe(fetchOrTakeEarly.name, () => {
  const me = urlOf('me', {});
  const review = urlOf('reviewSession', { params: { sessionId: SESSION_ID } });
  const fetched = jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation(() => Promise.resolve(new Response('new')));

  afterAll(() => {
    fetched.mockRestore();
    Reflect.deleteProperty(globalThis, 'window');
  });

  it('asks early for the person, and for the review on its page, at the addresses of the contracts', () => {
    expect([...askOn('/exams').keys()]).toEqual([me]);
    expect([...askOn(`/proctor/sessions/${SESSION_ID}`).keys()]).toEqual([me, review]);
  });

  it('takes an early answer once, and for reading only', async () => {
    Object.assign(globalThis, { window: { bakylauEarly: askOn('/exams') } });
    const bodyOf = async (init?: RequestInit) => (await fetchOrTakeEarly(me, init)).text();
    expect(await bodyOf({ method: 'POST' })).toBe('new');
    expect(await bodyOf({ method: 'GET' })).toBe(`early ${me}`);
    expect(await bodyOf()).toBe('new');
  });
});
