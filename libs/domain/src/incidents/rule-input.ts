import { type FrameObservation, type RuleContext, type SoundObservation } from '@bakylau/contracts';

/** Everything that the rules of a session look at, each with its time on the session clock. */
export type RuleInput =
  | FrameObservation
  | SoundObservation
  | RuleContext
  /** Time passed; give one at least every second. */
  | { kind: 'tick'; atMs: number };

export function inputAtMs(input: RuleInput): number {
  return input.kind === 'client' ? input.event.atMs : input.atMs;
}
