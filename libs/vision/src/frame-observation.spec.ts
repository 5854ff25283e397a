import { frameObservationSchema, type ModelReference } from '@bakylau/contracts';
import { toFrameObservation } from './frame-observation';
import { type FrameAnalysis } from './vision-engine';

const models: ModelReference[] = ['face-detector', 'face-mesh', 'objects'].map((name) => ({
  name,
  sha256: 'a'.repeat(64),
}));
const context = {
  sessionId: '01930000-0000-7000-8000-000000000001',
  atMs: 4000,
  source: 'camera' as const,
  cpuMs: 6.5,
  models,
};

function analysisOf(changes: Partial<FrameAnalysis> = {}): FrameAnalysis {
  return {
    faces: [],
    pictures: [],
    distantFacesScanned: false,
    faceKept: false,
    body: null,
    persons: null,
    objects: null,
    quality: { width: 640, height: 480, meanLuma: 110, lumaDeviation: 40, sharpness: 300 },
    thumbnail: new Uint8Array(64 * 48).fill(9),
    motion: null,
    still: false,
    identity: null,
    networks: ['face-detector', 'face-mesh'],
    ...changes,
  };
}

describe(toFrameObservation.name, () => {
  it('is an observation as the contract has it', () => {
    const observation = toFrameObservation(analysisOf(), context);

    expect(frameObservationSchema.parse(observation)).toEqual(observation);
    expect(observation).toMatchObject({ kind: 'frame', atMs: 4000, source: 'camera', cpuMs: 6.5 });
    expect(Buffer.from(observation.quality.thumbnail, 'base64')).toEqual(Buffer.alloc(64 * 48, 9));
  });

  it('names the networks that ran, and no other', () => {
    const names = toFrameObservation(analysisOf(), context).models.map(({ name }) => name);

    expect(names).toEqual(['face-detector', 'face-mesh']);
  });

  it('carries the distance of a usable face but never its descriptor', () => {
    const descriptor = new Float32Array(128).fill(0.123);
    const identity = {
      usable: true,
      descriptor,
      distance: 0.41,
      pictures: 3,
      identityState: 'AAAA',
    } as const;
    const observation = toFrameObservation(analysisOf({ identity }), context);

    expect(observation).toMatchObject({
      identity: { usable: true, distance: 0.41, pictures: 3 },
      identityState: 'AAAA',
    });
    expect(JSON.stringify(observation)).not.toContain('0.123');
  });

  it('says why a face is unusable, and nothing when there was no reference', () => {
    const unusable = { usable: false, reason: 'blurred' } as const;
    const descriptor = new Float32Array(128);
    const unreferenced = {
      usable: true,
      descriptor,
      distance: null,
      pictures: 1,
      identityState: '',
    } as const;

    expect(toFrameObservation(analysisOf({ identity: unusable }), context).identity).toEqual(unusable);
    expect(toFrameObservation(analysisOf({ identity: unreferenced }), context).identity).toBeNull();
  });
});
