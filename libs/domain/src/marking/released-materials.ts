export interface TimedMaterial {
  position: number;
  /** Counts from the start of the attempt. */
  afterMinutes: number;
}

export interface ReleasedMaterials<T> {
  released: { material: T; releasedAt: Date }[];
  toCome: number;
  nextAt: Date | null;
}

/** A time in which the exam's clock was stopped by hand. */
export interface ClockPause {
  pausedAt: Date;
  /** Null while it lasts. */
  endedAt: Date | null;
}

/**
 * Which materials of a case are out, by the exam's clock: it starts with the attempt and stands during pauses. Other time that is
 * given back does not move them, because the candidate may have read on meanwhile, and a material that is out is never taken back.
 * @param pauses oldest first, none within another
 * @returns `nextAt` is null when nothing is to come or a pause lasts
 */
export function releasedMaterials<T extends TimedMaterial>(
  materials: readonly T[],
  startedAt: Date,
  now: Date,
  pauses: readonly ClockPause[],
): ReleasedMaterials<T> {
  const timed = materials
    .map((material) => ({
      material,
      dueMs: dueMs(startedAt.getTime() + material.afterMinutes * 60_000, pauses),
    }))
    .toSorted((a, b) => a.material.position - b.material.position);
  const coming = timed.filter((one) => one.dueMs > now.getTime());
  const nextMs = Math.min(...coming.map((one) => one.dueMs));
  return {
    released: timed
      .filter((one) => one.dueMs <= now.getTime())
      .map((one) => ({ material: one.material, releasedAt: new Date(one.dueMs) })),
    toCome: coming.length,
    nextAt: Number.isFinite(nextMs) ? new Date(nextMs) : null,
  };
}

/** A moment of an exam without pauses, put off by those that began before it; infinite while one of them lasts. */
function dueMs(plannedMs: number, pauses: readonly ClockPause[]): number {
  return pauses.reduce(
    (ms, { pausedAt, endedAt }) =>
      pausedAt.getTime() < ms ? ms + ((endedAt?.getTime() ?? Infinity) - pausedAt.getTime()) : ms,
    plannedMs,
  );
}
