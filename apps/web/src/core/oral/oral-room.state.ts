import type { RoomMember } from '@bakylau/contracts';
import type { ApiError } from '../api-error';

/**
 * How this page stands to the room:
 * - `connecting`: on the way in, or in again after a loss
 * - `joined`: in the room
 * - `waiting`: the candidate's media is away or the answer has not begun; the page tries again by itself
 * - `taken_over`: another window of the same person is in
 * - `refused`: the person may not enter; `error` says why
 */
export type RoomPhase = 'connecting' | 'joined' | 'waiting' | 'taken_over' | 'refused';

export interface OralRoomState {
  phase: RoomPhase;
  error: ApiError | null;
  self: RoomMember | null;
  /** Everybody in the room, this page's own person too. */
  members: readonly RoomMember[];
  /** Pictures and sounds that arrive now, by `roomTrackKey`. */
  tracks: ReadonlyMap<string, MediaStreamTrack>;
}

export const OUT_OF_ROOM: OralRoomState = {
  phase: 'connecting',
  error: null,
  self: null,
  members: [],
  tracks: new Map(),
};

export function roomTrackKey(memberId: string, kind: 'audio' | 'video'): string {
  return `${memberId}/${kind}`;
}
