import { type SignedHeaders } from './webhook-secrets';

/** A receiver that has not answered by then is tried again later. */
const ANSWER_WITHIN_MS = 10_000;

export interface CallOutcome {
  /** Null when no answer came. */
  status: number | null;
  /** Null when the receiver took it. */
  problem: string | null;
}

/** One call. Whatever is not an answer of 2xx is a problem; redirects are not followed, since the secret is for one address. */
export async function callWebhook(url: string, headers: SignedHeaders, body: string): Promise<CallOutcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Bakylau-Webhooks' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    // What it says does not matter, and may have no end.
    await response.body?.cancel();
    return { status: response.status, problem: response.ok ? null : `answered ${response.status}` };
  } catch (error) {
    return { status: null, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'TimeoutError') return 'timeout';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}
