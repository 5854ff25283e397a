import { type CandidateRoomScan, ROOM_SCAN_LONGEST_MS, type RoomScan } from '@bakylau/contracts';
import { type RoomScanRecord } from '../entities/room-scan-record.entity';

/** A scan as its candidate sees it. */
export function candidateRoomScanView(scan: RoomScanRecord): CandidateRoomScan {
  const { id, origin, reason, state, shownAt, tries, refusals, coveredDeg, missingSectors, creditedMs } =
    scan;
  const isTimed = state === 'open' && shownAt !== null && origin !== 'check_in';
  return {
    id,
    origin,
    reason,
    state,
    endsAt: isTimed ? new Date(shownAt.getTime() + ROOM_SCAN_LONGEST_MS).toISOString() : null,
    tries,
    refusals,
    coveredDeg,
    missingSectors,
    creditedMs,
  };
}

/** A scan as proctors see it. Needs the relations `asker` and `excuser`, and `session` for the session's clock. */
export function roomScanView(scan: RoomScanRecord): RoomScan {
  const { sessionId, asker, excuser, askedAt, shownAt, endedAt, device, declineReason, persons, screens } =
    scan;
  const epoch = scan.session?.epoch ?? null;
  const sessionMs = (at: Date | null) => (at && epoch ? at.getTime() - epoch.getTime() : null);
  return {
    ...candidateRoomScanView(scan),
    sessionId,
    askedBy: asker?.displayName ?? null,
    askedAt: askedAt.toISOString(),
    startedAtMs: sessionMs(shownAt),
    endedAtMs: sessionMs(endedAt),
    device,
    declineReason,
    excusedBy: excuser?.displayName ?? null,
    persons,
    screens,
    hasPanorama: scan.panoramaKey !== null,
  };
}
