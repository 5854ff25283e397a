import {
  type ClientEvent,
  type FrameObservation,
  type IncidentRuleId,
  type MediaSource,
  type SoundObservation,
} from '@bakylau/contracts';

/** Everything that the rules of a session look at, each with its time on the session clock. */
export type RuleInput =
  | FrameObservation
  | SoundObservation
  | { kind: 'client'; event: ClientEvent }
  /** Packets of a source began or ceased to arrive at the gateway. */
  | { kind: 'media'; atMs: number; source: MediaSource; flowing: boolean }
  /**
   * The candidate's page lost its connection, or one began. A new one starts as visible: the page reports what is not so. Given
   * at the time from which it holds.
   */
  | { kind: 'page'; atMs: number; connected: boolean }
  /** The session was interrupted because all media was lost, or runs again. */
  | { kind: 'interruption'; atMs: number; interrupted: boolean }
  /** The hint of a rule was sent to a page that was connected; told again for each page that gets it. */
  | { kind: 'hint_delivered'; atMs: number; rule: IncidentRuleId }
  /** A frame or sound window could not be analysed. */
  | { kind: 'analysis_unavailable'; atMs: number }
  /** Time passed; give one at least every second. */
  | { kind: 'tick'; atMs: number };

export function inputAtMs(input: RuleInput): number {
  return input.kind === 'client' ? input.event.atMs : input.atMs;
}
