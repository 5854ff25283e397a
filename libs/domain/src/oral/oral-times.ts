const MINUTE_MS = 60_000;

/**
 * A candidate who has a ticket must not lose the exam because the panel is busy: so long after the preparation the attempt is
 * kept open for it at least.
 */
export const WAIT_FOR_PANEL_MINUTES = 120;

export interface PreparationTerms {
  drawnAt: Date;
  preparationMinutes: number;
  /** The person's own extra time. */
  extraMinutes: number;
  /** Time given back since the draw. */
  creditedMs: number;
}

/** When the preparation is over by the server's clock. */
export function preparationEndsAt(terms: PreparationTerms): Date {
  const { drawnAt, preparationMinutes, extraMinutes, creditedMs } = terms;
  return new Date(drawnAt.getTime() + (preparationMinutes + extraMinutes) * MINUTE_MS + creditedMs);
}

/** Until when an attempt stays open that waits for its panel. Never earlier than it did before the draw. */
export function waitingEndsAt(deadlineAt: Date, preparationEnd: Date): Date {
  return new Date(
    Math.max(deadlineAt.getTime(), preparationEnd.getTime() + WAIT_FOR_PANEL_MINUTES * MINUTE_MS),
  );
}

/** When an answer that begins now ends by itself, extra time included; time that is given back later moves it on. */
export function answerEndsAt(answeringAt: Date, answerMinutes: number, extraMinutes: number): Date {
  return new Date(answeringAt.getTime() + (answerMinutes + extraMinutes) * MINUTE_MS);
}
