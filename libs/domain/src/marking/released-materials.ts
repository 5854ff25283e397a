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

/**
 * Which materials of a case are out, by the server's clock. Time that was given back does not move them: the candidate had no use
 * of the exam's clock while it stood, and a material that is out is never taken back.
 */
export function releasedMaterials<T extends TimedMaterial>(
  materials: readonly T[],
  startedAt: Date,
  now: Date,
): ReleasedMaterials<T> {
  const timed = materials
    .map((material) => ({
      material,
      releasedAt: new Date(startedAt.getTime() + material.afterMinutes * 60_000),
    }))
    .toSorted((a, b) => a.material.position - b.material.position);
  const coming = timed.filter(({ releasedAt }) => releasedAt > now);
  const nextMs = Math.min(...coming.map(({ releasedAt }) => releasedAt.getTime()));
  return {
    released: timed.filter(({ releasedAt }) => releasedAt <= now),
    toCome: coming.length,
    nextAt: coming.length > 0 ? new Date(nextMs) : null,
  };
}
