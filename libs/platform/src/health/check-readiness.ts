import { type Readiness } from '@bakylau/contracts';

/** Resolves when the part can do its work now. */
export type ReadinessCheck = () => Promise<unknown>;

export interface ReadinessOptions {
  /** A part that takes longer is not ready. */
  timeoutMs?: number;
  /** Hears why; the answer that goes out says only which part. */
  onFailure?: (part: string, error: unknown) => void;
}

const TIMEOUT_MS = 3000;

/** Asks all parts at once. */
export async function checkReadiness(
  checks: Record<string, ReadinessCheck>,
  { timeoutMs = TIMEOUT_MS, onFailure }: ReadinessOptions = {},
): Promise<Readiness> {
  const names = Object.keys(checks);
  const results = await Promise.allSettled(names.map((name) => withTimeout(checks[name], timeoutMs)));
  const parts: Readiness['parts'] = {};
  results.forEach((result, i) => {
    const name = names[i] ?? '';
    parts[name] =
      result.status === 'fulfilled' ? { ready: true } : { ready: false, detail: 'does not answer' };
    if (result.status === 'rejected') onFailure?.(name, result.reason);
  });
  return { ready: Object.values(parts).every((part) => part.ready), parts };
}

async function withTimeout(check: ReadinessCheck | undefined, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([check?.(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
