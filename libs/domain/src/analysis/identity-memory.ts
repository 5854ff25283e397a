import { type Descriptor, type FrameObservation, type FrameRequest } from '@bakylau/contracts';
import { overlapOf } from '../incidents/box-geometry';

/** A face that overlaps the place of a known picture by this is that picture. */
const SAME_PLACE = 0.3;

/**
 * What identity is compared with, and what the analyzer hands back about it from picture to picture, for as long as one person sits
 * there alone. Whoever comes into an empty picture, or is left of two, begins without the faces of before.
 */
export class IdentityMemory {
  private identityState: string | undefined;

  /** @param reference the enrolled descriptor; null when there is none to compare with */
  constructor(private readonly reference: Descriptor | null) {}

  /** What the request of a picture says about identity, when it is wanted there. */
  forRequest(isWanted: boolean): Pick<FrameRequest, 'reference' | 'identityState'> {
    const { reference, identityState } = this;
    if (!isWanted || !reference) return {};
    return { reference, ...(identityState !== undefined && { identityState }) };
  }

  /**
   * Keeps what came back. Where identity was wanted and there is nothing to compare with, the observation says so.
   * @returns the observation without what is handed back: it is biometric, and nobody else may see it
   */
  keep({ identityState, ...observation }: FrameObservation, wasWanted: boolean): FrameObservation {
    const { faces, pictures = [] } = observation;
    const people = faces.filter(({ box }) =>
      pictures.every((picture) => overlapOf(picture, box) < SAME_PLACE),
    );
    if (people.length !== 1) this.identityState = undefined;
    else if (identityState !== undefined) this.identityState = identityState;
    if (!wasWanted || this.reference) return observation;
    return { ...observation, identity: { usable: false, reason: 'no_reference' } };
  }
}
