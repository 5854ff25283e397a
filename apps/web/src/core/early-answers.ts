declare global {
  interface Window {
    /** Requests that public/ask-early.js began, by path. */
    bakylauEarly?: Map<string, Promise<Response>>;
  }
}

/** fetch, except that an answer which was asked for before the page's code was there is taken, once, in place of a new request. */
export const fetchOrTakeEarly: typeof fetch = (input, init) => {
  const early = globalThis.window?.bakylauEarly;
  const path = typeof input === 'string' && (init?.method ?? 'GET') === 'GET' ? input : null;
  const answer = path === null ? undefined : early?.get(path);
  if (!answer) return fetch(input, init);
  early?.delete(path!);
  return answer;
};
