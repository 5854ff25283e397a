import { isOverlapping, type TimeSpan } from './time-span';

/** How many proctors are missing. @param candidatesPerProctor the most that one watches */
export function proctorShortage(candidates: number, proctors: number, candidatesPerProctor: number): number {
  return Math.max(0, Math.ceil(candidates / candidatesPerProctor) - proctors);
}

export interface ProctorDuty {
  proctorId: string;
  sittingId: string;
  span: TimeSpan;
}

/** Proctors who would watch two sittings at the same time: for each duty the other ones that it meets. */
export function proctorClashes(
  duties: readonly ProctorDuty[],
): { proctorId: string; sittingId: string; otherSittingId: string }[] {
  return duties.flatMap((duty) =>
    duties
      .filter(
        (other) =>
          other.proctorId === duty.proctorId &&
          other.sittingId !== duty.sittingId &&
          isOverlapping(other.span, duty.span),
      )
      .map(({ sittingId: otherSittingId }) => ({
        proctorId: duty.proctorId,
        sittingId: duty.sittingId,
        otherSittingId,
      })),
  );
}
