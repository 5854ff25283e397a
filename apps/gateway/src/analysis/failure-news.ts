import { type Logger } from '@nestjs/common';
import { AppError } from '@bakylau/platform';

/** An analysis that is away fails every second for every session; once a minute is enough to tell of it. */
const TELL_EVERY_MS = 60_000;

/** Tells the log why pictures or sound of a session come back unanalysed: the first time at once, then how often in a minute. */
export class FailureNews {
  #toldAtMs = -Infinity;
  #untold = 0;

  /** @param what `pictures` or `sound` */
  constructor(
    private readonly logger: Pick<Logger, 'warn' | 'error'>,
    private readonly sessionId: string,
    private readonly what: string,
  ) {}

  add(error: unknown, nowMs = performance.now()): void {
    // Only a fault of this process is worth its stack.
    if (!(error instanceof AppError))
      this.logger.error(`Session ${this.sessionId}: an observation of ${this.what} failed`, error);
    this.#untold++;
    if (nowMs - this.#toldAtMs < TELL_EVERY_MS) return;
    this.logger.warn(
      `Session ${this.sessionId}: ${this.what} not analysed, ${this.#untold} times: ${reasonOf(error)}`,
    );
    this.#toldAtMs = nowMs;
    this.#untold = 0;
  }
}

/** Code, problems and cause of an error; none of them carries anything of what was looked at. */
function reasonOf(error: unknown): string {
  if (!(error instanceof AppError)) return String(error);
  const problems = (error.details ?? []).map(({ path, problem }) => `${path} ${problem}`);
  const cause = error.cause instanceof Error ? [`${error.cause.name}: ${error.cause.message}`] : [];
  return [error.code, ...problems, ...cause].join('; ');
}
