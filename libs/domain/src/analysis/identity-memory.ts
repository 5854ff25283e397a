import { type FrameObservation } from '@bakylau/contracts';

/**
 * What the analyzer hands back about identity from picture to picture, for as long as one person sits there alone. Whoever comes
 * into an empty picture, or is left of two, begins without the faces of before.
 */
export class IdentityMemory {
  private identityState: string | undefined;

  /** For the next request. */
  get forRequest(): { identityState?: string } {
    return this.identityState === undefined ? {} : { identityState: this.identityState };
  }

  /** Keeps what came back. @returns the observation without it: it is biometric, and nobody else may see it */
  keep({ identityState, ...observation }: FrameObservation): FrameObservation {
    if (observation.faces.length !== 1) this.identityState = undefined;
    else if (identityState !== undefined) this.identityState = identityState;
    return observation;
  }
}
