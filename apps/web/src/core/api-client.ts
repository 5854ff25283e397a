import { EXAM_WINDOW_HEADER, ROUTES, type RouteName } from '@bakylau/contracts';
import type { z } from 'zod';
import { ApiError, errorFromAnswer, toApiError } from './api-error';
import { fetchOrTakeEarly } from './early-answers';

type Routes = typeof ROUTES;
type PathParameter<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Tail}`
    ? PlainName<Name> | PathParameter<`/${Tail}`>
    : PlainName<Rest>
  : never;
type PlainName<Name extends string> = Name extends `${infer Plain}.${string}` ? Plain : Name;

type ParamsOf<N extends RouteName> = [PathParameter<Routes[N]['path']>] extends [never]
  ? { params?: undefined }
  : { params: Record<PathParameter<Routes[N]['path']>, string> };
type BodyOf<N extends RouteName> = Routes[N] extends { body: infer B extends z.ZodType }
  ? { body: z.input<B> }
  : Routes[N] extends { upload: unknown }
    ? { upload: Blob }
    : { body?: undefined };
type QueryOf<N extends RouteName> = Routes[N] extends { query: infer Q extends z.ZodType }
  ? { query?: z.input<Q> }
  : { query?: undefined };

/** What a route needs: `params` of its path, `query`, and `body` or `upload`. */
export type CallInput<N extends RouteName> = ParamsOf<N> & BodyOf<N> & QueryOf<N> & CallOptions;
/** What a route answers, after validation. */
export type CallResult<N extends RouteName> = Routes[N] extends { response: infer R extends z.ZodType }
  ? z.output<R>
  : undefined;
/** Routes that answer with JSON; file routes are addressed with `urlOf`. */
export type JsonRouteName = {
  [N in RouteName]: Routes[N] extends { response: z.ZodType } ? N : never;
}[RouteName];

interface CallOptions {
  signal?: AbortSignal;
  /** Default 20 s. */
  timeoutMs?: number;
  /** Lets the request finish after the page is gone (last answers). */
  keepalive?: boolean;
}

interface LooseInput extends CallOptions {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  upload?: Blob;
}

const DEFAULT_TIMEOUT_MS = 20_000;

/**
 * The browser's side of ROUTES: typed by the same zod schemas as the server, and the answer is validated with them.
 * Throws ApiError and nothing else.
 */
export class ApiClient {
  /** From the signed-in person; goes with every changing request. */
  csrfToken: string | null = null;
  /** Names this window to the service, once the page of an attempt is open. */
  windowId: string | null = null;
  /** Called when the service says that nobody is signed in (not for the login itself). */
  onUnauthenticated: () => void = () => undefined;
  /** Called when the token is not the session's (somebody signed in again in another window); gets the new one. */
  renewCsrfToken: () => Promise<void> = () => Promise.resolve();

  constructor(private readonly fetcher: typeof fetch = (...args) => fetch(...args)) {}

  async call<N extends JsonRouteName>(name: N, input: CallInput<N>): Promise<CallResult<N>> {
    const loose = input as LooseInput;
    let answer = await this.request(name, loose);
    let body: unknown = await answer.json().catch(() => null);
    if (answer.status === 403 && errorFromAnswer(403, body).code === 'csrf_failed') {
      await this.renewCsrfToken();
      answer = await this.request(name, loose);
      body = await answer.json().catch(() => null);
    }
    if (!answer.ok) throw this.failed(name, errorFromAnswer(answer.status, body));
    const route = ROUTES[name] as { response: z.ZodType };
    const parsed = route.response.safeParse(body);
    if (!parsed.success) {
      throw new ApiError('internal', {
        status: answer.status,
        message: `The answer of ${name} has another shape than expected: ${parsed.error.message}`,
      });
    }
    return parsed.data as CallResult<N>;
  }

  private async request(name: RouteName, input: LooseInput): Promise<Response> {
    const route = ROUTES[name];
    const headers: Record<string, string> = { accept: 'application/json' };
    if (route.method !== 'GET' && this.csrfToken) headers['x-csrf-token'] = this.csrfToken;
    if (this.windowId) headers[EXAM_WINDOW_HEADER] = this.windowId;
    let body: BodyInit | undefined;
    if (input.upload) {
      body = input.upload;
      headers['content-type'] = input.upload.type || 'application/octet-stream';
    } else if (input.body !== undefined) {
      body = JSON.stringify(input.body);
      headers['content-type'] = 'application/json';
    }
    const timeout = AbortSignal.timeout(input.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    try {
      return await this.fetcher(urlOf(name, input), {
        method: route.method,
        headers,
        body,
        credentials: 'same-origin',
        keepalive: input.keepalive ?? false,
        signal: input.signal ? AbortSignal.any([input.signal, timeout]) : timeout,
      });
    } catch (thrown) {
      if (timeout.aborted) throw new ApiError('timeout');
      if (input.signal?.aborted) throw thrown;
      throw new ApiError('network', { message: toApiError(thrown).message });
    }
  }

  private failed(name: RouteName, error: ApiError): ApiError {
    if (error.code === 'unauthenticated' && name !== 'login') this.onUnauthenticated();
    return error;
  }
}

/** The address of a route, for example of a file route for `<img src>` or `<video src>`. */
export function urlOf(name: RouteName, input: Pick<LooseInput, 'params' | 'query'> = {}): string {
  const path = ROUTES[name].path.replace(/:(\w+)/g, (_match, parameter: string) =>
    encodeURIComponent(input.params?.[parameter] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) query.set(key, String(value));
  }
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

/** The one client of the page. */
export const api = new ApiClient(fetchOrTakeEarly);
