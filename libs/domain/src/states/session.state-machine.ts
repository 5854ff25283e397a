import { type SessionState } from '@bakylau/contracts';
import { StateMachine } from './state-machine';

export type SessionEvent =
  | 'begin_check_in'
  | 'complete_check_in'
  | 'start'
  | 'pause'
  | 'resume'
  | 'begin_scan'
  | 'end_scan'
  | 'lose_media'
  | 'return_media'
  | 'submit'
  | 'finalise'
  | 'decide'
  | 'expire'
  | 'reopen'
  | 'void';

export interface SessionFacts {
  /** Incidents that nobody has given a verdict on. */
  pendingIncidents: number;
}

/** States in which the exam has begun and is not handed in. */
export const RUNNING_STATES = [
  'running',
  'scanning',
  'paused',
  'interrupted',
] as const satisfies readonly SessionState[];

/** States in which a candidate's page may join with media. */
export const LIVE_STATES = [
  'checking_in',
  'waiting',
  ...RUNNING_STATES,
] as const satisfies readonly SessionState[];

export function isLive(state: SessionState): boolean {
  return (LIVE_STATES as readonly SessionState[]).includes(state);
}

/** Life of one proctored session. The api and the gateway both move it, under a row lock, and only through this table. */
export const SESSION_MACHINE = new StateMachine<SessionState, SessionEvent, SessionFacts>({
  name: 'session',
  initial: 'scheduled',
  states: {
    scheduled: { meaning: 'The session is planned and the candidate has not come yet.', terminal: false },
    checking_in: {
      meaning: 'The candidate goes through device check, notice and photo.',
      terminal: false,
    },
    waiting: { meaning: 'The check-in is complete and the exam clock does not run yet.', terminal: false },
    running: { meaning: 'The exam clock runs and the rules watch.', terminal: false },
    scanning: {
      meaning:
        'The candidate scans the room; the exam clock stands still and nobody is judged by the camera.',
      terminal: false,
    },
    paused: { meaning: 'A person stopped the exam clock.', terminal: false },
    interrupted: {
      meaning: 'All media is lost; the time until it returns is given back.',
      terminal: false,
    },
    submitted: { meaning: 'The attempt is handed in and the recording is being closed.', terminal: false },
    under_review: {
      meaning: 'The recording is sealed and waits for verdicts and the decision.',
      terminal: false,
    },
    decided: { meaning: 'A person decided whether the exam was sat by the rules.', terminal: true },
    expired: {
      meaning: 'The exam closed before the candidate started; only a recorded decision opens it again.',
      terminal: false,
    },
    voided: {
      meaning: 'A person declared the session void, for example by mistake of the staff.',
      terminal: true,
    },
  },
  transitions: [
    { event: 'begin_check_in', from: ['scheduled'], to: 'checking_in' },
    { event: 'complete_check_in', from: ['checking_in'], to: 'waiting' },
    { event: 'start', from: ['waiting'], to: 'running' },
    { event: 'pause', from: ['running', 'interrupted'], to: 'paused' },
    { event: 'resume', from: ['paused'], to: 'running' },
    { event: 'begin_scan', from: ['running'], to: 'scanning' },
    { event: 'end_scan', from: ['scanning'], to: 'running' },
    { event: 'lose_media', from: ['running'], to: 'interrupted' },
    { event: 'return_media', from: ['interrupted'], to: 'running' },
    { event: 'submit', from: RUNNING_STATES, to: 'submitted' },
    { event: 'finalise', from: ['submitted'], to: 'under_review' },
    {
      event: 'decide',
      from: ['under_review'],
      to: 'decided',
      refusal: ({ pendingIncidents }) =>
        pendingIncidents === 0 ? null : 'every incident needs a verdict before the session is decided',
    },
    { event: 'expire', from: ['scheduled', 'checking_in', 'waiting'], to: 'expired' },
    { event: 'reopen', from: ['expired'], to: 'checking_in' },
    { event: 'void', from: ['scheduled', ...LIVE_STATES, 'submitted', 'under_review'], to: 'voided' },
  ],
});
