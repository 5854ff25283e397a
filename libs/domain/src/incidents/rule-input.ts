import {
  type ClientEvent,
  type FrameObservation,
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
  /** A frame or sound window could not be analysed. */
  | { kind: 'analysis_unavailable'; atMs: number }
  /** Time passed; give one at least every second. */
  | { kind: 'tick'; atMs: number };

export function inputAtMs(input: RuleInput): number {
  return input.kind === 'client' ? input.event.atMs : input.atMs;
}
