import { asksForPhoto, type CheckIn, type ProctoringPolicy } from '@bakylau/contracts';

/** What the service has of a check-in. */
export interface CheckInOutcome {
  noticeAcceptedAt: Date | null;
  photoOutcome: CheckIn['photo'];
}

/** Whether the gateway may take the session's media. The liveness check and the scan of the room come after that. */
export function isCheckInDone(
  { noticeAcceptedAt, photoOutcome }: CheckInOutcome,
  policy: Pick<ProctoringPolicy, 'camera'>,
): boolean {
  return noticeAcceptedAt !== null && (!asksForPhoto(policy) || photoOutcome !== 'missing');
}
