import { RegisteredTurn } from './registered.turn';
import { type RoomTurn } from './room-turn';

/** A turn that has seen nothing yet. */
export function createRoomTurn(): RoomTurn {
  return new RegisteredTurn();
}
