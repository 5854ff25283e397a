/** A picture that is on this host's disk and not yet in the store. */
export interface PendingEvidence {
  incidentId: string;
  /** Session milliseconds of the picture. */
  atMs: number;
}

const NAME = /^evidence-([0-9a-f-]{36})-(\d+)\.webp$/;

/** Name of a pending picture in the session's local folder; no segment has such a name. */
export function evidenceFileName({ incidentId, atMs }: PendingEvidence): string {
  return `evidence-${incidentId}-${Math.max(atMs, 0)}.webp`;
}

/** The inverse of `evidenceFileName`; null for any other name. */
export function parseEvidenceFileName(name: string): PendingEvidence | null {
  const [, incidentId, atMs] = NAME.exec(name) ?? [];
  return incidentId === undefined ? null : { incidentId, atMs: Number(atMs) };
}
