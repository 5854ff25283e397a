import type { ProctoringPolicy } from './exams';
import type { RoomScanPlan } from './room-scans';
import { MEDIA_SOURCES, type MediaSource } from './sessions';

type Observed = Pick<ProctoringPolicy, MediaSource>;

/** What an exam looks at, in the order of `MEDIA_SOURCES`. Nothing else is asked for, taken in, recorded or analysed. */
export function observedSources(policy: Observed): MediaSource[] {
  return MEDIA_SOURCES.filter((source) => policy[source]);
}

/** A photo of the face is compared with pictures of the camera; without one there is nothing to compare. */
export function asksForPhoto({ camera }: Pick<Observed, 'camera'>): boolean {
  return camera;
}

/** Both kinds of liveness check look at the face. */
export function asksForLiveness({
  camera,
  liveness,
}: Pick<ProctoringPolicy, 'camera' | 'liveness'>): boolean {
  return camera && liveness === 'on';
}

/** The plan for scans of the room as it can be carried out: without the camera there are none. */
export function roomScanPlanOf({ camera }: Pick<Observed, 'camera'>, plan: RoomScanPlan): RoomScanPlan {
  return camera ? plan : 'none';
}

/** Whether the room is scanned before the exam begins. */
export function asksForScanAtCheckIn(plan: RoomScanPlan): boolean {
  return plan === 'check_in' || plan === 'both';
}
