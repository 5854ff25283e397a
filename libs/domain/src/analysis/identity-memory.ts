import { type FrameObservation } from '@bakylau/contracts';
import { overlapOf } from '../incidents/box-geometry';

/** A face that overlaps the place of a known picture by this is that picture. */
const SAME_PLACE = 0.3;

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
    const { faces, pictures = [] } = observation;
    const people = faces.filter(({ box }) =>
      pictures.every((picture) => overlapOf(picture, box) < SAME_PLACE),
    );
    if (people.length !== 1) this.identityState = undefined;
    else if (identityState !== undefined) this.identityState = identityState;
    return observation;
  }
}
