import { ApiClient, urlOf } from './api-client';

const ME = {
  id: '01930000-0000-7000-8000-000000000001',
  login: 'candidate',
  displayName: 'A',
  roles: ['candidate'],
  locale: 'kk',
  csrfToken: 'fresh',
};
const ATTEMPT = '01930000-0000-7000-8000-000000000002';

function answering(...answers: { status: number; body: unknown }[]) {
  const requests: { url: string; init: RequestInit }[] = [];
  const fetcher = ((url: string, init: RequestInit) => {
    requests.push({ url, init });
    const next = answers.shift();
    if (!next) return Promise.reject(new TypeError('fetch failed'));
    const text = typeof next.body === 'string' ? next.body : JSON.stringify(next.body);
    return Promise.resolve(new Response(text, { status: next.status }));
  }) as unknown as typeof fetch;
  return { sut: new ApiClient(fetcher), requests };
}

describe(ApiClient.name, () => {
  it('sends the method, path, body and token of the route, and gives the validated answer', async () => {
    const { sut, requests } = answering({ status: 200, body: ME });
    sut.csrfToken = 'token';
    await expect(sut.call('setLocale', { body: { locale: 'ru' } })).resolves.toMatchObject({ locale: 'kk' });
    expect(requests[0]).toMatchObject({
      url: '/api/auth/me/locale',
      init: { method: 'PUT', body: '{"locale":"ru"}', headers: { 'x-csrf-token': 'token' } },
    });
  });

  it('turns an error body into its code, with the time to wait', async () => {
    const body = { code: 'too_many_attempts', message: 'wait', retryAfterS: 30, requestId: 'r1' };
    const { sut } = answering({ status: 429, body });
    await expect(sut.call('login', { body: { login: 'a', password: 'b' } })).rejects.toMatchObject({
      code: 'too_many_attempts',
      retryAfterS: 30,
      requestId: 'r1',
      temporary: false,
    });
  });

  it('takes a proxy that answers in HTML, and no network at all, for a temporary failure', async () => {
    const { sut } = answering({ status: 502, body: '<html>Bad gateway</html>' });
    await expect(sut.call('me', {})).rejects.toMatchObject({ code: 'network', temporary: true });
    await expect(sut.call('me', {})).rejects.toMatchObject({ code: 'network', temporary: true });
  });

  it('renews a stale token once and repeats the request', async () => {
    const stale = { status: 403, body: { code: 'csrf_failed', message: 'stale' } };
    const { sut, requests } = answering(stale, { status: 200, body: ME });
    sut.renewCsrfToken = () => {
      sut.csrfToken = 'fresh';
      return Promise.resolve();
    };
    await sut.call('setLocale', { body: { locale: 'ru' } });
    expect(requests.map(({ init }) => (init.headers as Record<string, string>)['x-csrf-token'])).toEqual([
      undefined,
      'fresh',
    ]);
  });

  it('says when nobody is signed in, but not for a wrong password', async () => {
    const body = { code: 'unauthenticated', message: 'x' };
    const { sut } = answering(
      { status: 401, body },
      { status: 401, body: { code: 'wrong_credentials', message: 'x' } },
    );
    const told = jest.fn();
    sut.onUnauthenticated = told;
    await expect(sut.call('me', {})).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(sut.call('login', { body: { login: 'a', password: 'b' } })).rejects.toThrow();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('refuses an answer of another shape instead of handing it on', async () => {
    const { sut } = answering({ status: 200, body: { id: 'not an id' } });
    await expect(sut.call('me', {})).rejects.toMatchObject({ code: 'internal' });
  });
});

describe(urlOf.name, () => {
  it('fills in parameters and leaves undefined query values out', () => {
    expect(urlOf('getRecording', { params: { sessionId: ATTEMPT, chain: 'av' }, query: { v: '7' } })).toBe(
      `/api/sessions/${ATTEMPT}/recordings/av.webm?v=7`,
    );
    expect(urlOf('listSessions', { query: { examId: undefined } })).toBe('/api/sessions');
  });
});
