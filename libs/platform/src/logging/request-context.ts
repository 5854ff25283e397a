import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of one request or socket command carries. */
export interface RequestContext {
  requestId: string;
  userId?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs the work, and everything that it starts, within the context. */
export function runInRequestContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The context of the present request; undefined outside of one. */
export function findRequestContext(): RequestContext | undefined {
  return storage.getStore();
}
