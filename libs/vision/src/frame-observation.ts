import { type FrameObservation, type IdentityObservation, type ModelReference } from '@bakylau/contracts';
import { type IdentityReading } from './faces/identity-check';
import { type FrameAnalysis } from './vision-engine';

/** What an observation says besides what the engine saw. */
export interface FrameContext extends Pick<FrameObservation, 'sessionId' | 'atMs' | 'source' | 'cpuMs'> {
  /** All networks of the engine; the observation names those of them that ran on this picture. */
  models: ModelReference[];
}

/** The descriptor stays behind: observations are stored, biometric templates are not stored with them. */
function identityObservation(reading: IdentityReading | null): IdentityObservation | null {
  if (!reading) return null;
  if (!reading.usable) return { usable: false, reason: reading.reason };
  return reading.distance === null
    ? null
    : { usable: true, distance: reading.distance, pictures: reading.pictures };
}

/** Of the engine's networks those that ran. */
export const modelsUsed = (models: ModelReference[], networks: readonly string[]): ModelReference[] =>
  models.filter(({ name }) => networks.includes(name));

/** The engine's result for one picture as the observation that rules, store and browser read. */
export function toFrameObservation(analysis: FrameAnalysis, context: FrameContext): FrameObservation {
  const { sessionId, atMs, source, cpuMs } = context;
  return {
    kind: 'frame',
    sessionId,
    atMs,
    source,
    faces: analysis.faces,
    ...(analysis.pictures.length > 0 && { pictures: analysis.pictures }),
    distantFacesScanned: analysis.distantFacesScanned,
    ...(analysis.faceKept && { faceKept: true }),
    body: analysis.body,
    persons: analysis.persons,
    objects: analysis.objects,
    quality: {
      ...analysis.quality,
      thumbnail: Buffer.from(analysis.thumbnail).toString('base64'),
      motion: analysis.motion,
      ...(analysis.still && { still: true }),
    },
    identity: identityObservation(analysis.identity),
    ...(analysis.identity?.usable && { identityState: analysis.identity.identityState }),
    models: modelsUsed(context.models, analysis.networks),
    cpuMs,
  };
}
