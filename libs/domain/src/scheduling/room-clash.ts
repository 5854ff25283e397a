import { isOverlapping, type TimeSpan } from './time-span';

export interface RoomUse {
  sittingId: string;
  room: string;
  span: TimeSpan;
}

/** Names of no place, where any number of exams sit at once. */
const NO_PLACE = /онлайн|online|қашық|дистанц|remote/u;

/** Other uses of the room of a sitting at the same time; capitals and spaces make no other room. */
export function roomClashes<U extends RoomUse>(own: RoomUse, all: readonly U[]): U[] {
  const room = nameOf(own);
  if (NO_PLACE.test(room)) return [];
  return all.filter(
    (other) =>
      other.sittingId !== own.sittingId && nameOf(other) === room && isOverlapping(own.span, other.span),
  );
}

function nameOf({ room }: RoomUse): string {
  return room.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('kk');
}
