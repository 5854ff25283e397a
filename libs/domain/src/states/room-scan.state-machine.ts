import { type RoomScanState } from '@bakylau/contracts';
import { StateMachine } from './state-machine';

export type RoomScanEvent = 'show' | 'pass' | 'give_up' | 'decline' | 'miss' | 'cancel' | 'excuse';

/** States in which a scan still waits for its candidate; a session has at most one such scan. */
export const UNFINISHED_ROOM_SCAN_STATES = ['asked', 'open'] as const satisfies readonly RoomScanState[];

/**
 * Life of one scan of the room. None of its ends is an incident: a scan that was not done is a fact on the record, which a
 * person weighs together with the reason that the candidate gave.
 */
export const ROOM_SCAN_MACHINE = new StateMachine<RoomScanState, RoomScanEvent>({
  name: 'room scan',
  initial: 'asked',
  states: {
    asked: {
      meaning: "The scan is asked for and the candidate's page does not show it yet.",
      terminal: false,
    },
    open: { meaning: 'The candidate sees it; in the middle of an exam the clock stands.', terminal: false },
    complete: { meaning: 'The circle is closed and every sector was seen.', terminal: true },
    incomplete: { meaning: 'The time was over before a turn counted.', terminal: false },
    declined: { meaning: 'The candidate said why it cannot be done.', terminal: false },
    missed: { meaning: 'Nothing was tried in time.', terminal: false },
    cancelled: { meaning: 'It was taken back, or the session ended.', terminal: true },
    excused: { meaning: 'A proctor let it be.', terminal: true },
  },
  transitions: [
    { event: 'show', from: ['asked'], to: 'open' },
    { event: 'pass', from: ['open'], to: 'complete' },
    { event: 'give_up', from: ['open'], to: 'incomplete' },
    { event: 'decline', from: ['asked', 'open'], to: 'declined' },
    { event: 'miss', from: UNFINISHED_ROOM_SCAN_STATES, to: 'missed' },
    { event: 'cancel', from: UNFINISHED_ROOM_SCAN_STATES, to: 'cancelled' },
    {
      event: 'excuse',
      from: [...UNFINISHED_ROOM_SCAN_STATES, 'incomplete', 'declined', 'missed'],
      to: 'excused',
    },
  ],
});
