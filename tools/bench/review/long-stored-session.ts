import { type RuleContext, type SoundObservation } from '@bakylau/contracts';
import { curvesOf, ObservationBatch, RecordingSegment, type StoredObservation } from '@bakylau/persistence';
import { type ExamScene } from '../../../test/medium/exam-scene';
import { DURATION_MS, INCIDENTS } from './long-session';

/** As the gateway's log stores them. */
const BATCH_MS = 10_000;
const MODELS = ['face-detector', 'face-mesh', 'face-descriptor'].map((name) => ({
  ...{ name, sha256: 'a'.repeat(64) },
}));
const INSERT_AT_ONCE = 60;

/** Three hours in the database as a gateway leaves them: a frame, a level and a sample of the line a second, segments of 10 s. */
export async function storeLongSession(scene: ExamScene): Promise<string> {
  const { manager } = scene.world.database.dataSource;
  const { sessionId } = await scene.submitAttempt();
  const starts = Array.from({ length: DURATION_MS / BATCH_MS }, (_, i) => i * BATCH_MS);
  for (let i = 0; i < starts.length; i += INSERT_AT_ONCE) {
    const some = starts.slice(i, i + INSERT_AT_ONCE);
    await manager.insert(
      ObservationBatch,
      some.map((fromMs) => batchOf(sessionId, fromMs)),
    );
    for (const chain of ['av', 'screen'] as const)
      await manager.insert(
        RecordingSegment,
        some.map((startMs, at) => ({
          ...{ sessionId, chain, run: 1, seq: i + at, startMs, endMs: startMs + BATCH_MS, holes: [] },
          ...{ objectKey: `${chain}/${i + at}`, sizeBytes: 200_000, sha256: 'b'.repeat(64), tracks: [] },
        })),
      );
  }
  for (let i = 0; i < INCIDENTS; i += 1) {
    const startedAtMs = Math.round(((i + 0.5) / INCIDENTS) * DURATION_MS);
    await scene.world.factory.incident({ sessionId, startedAtMs, endedAtMs: startedAtMs + 6000 });
  }
  return sessionId;
}

function batchOf(sessionId: string, fromMs: number): Omit<ObservationBatch, 'session'> {
  const seconds = Array.from({ length: BATCH_MS / 1000 }, (_, i) => fromMs + i * 1000);
  const observations = seconds.flatMap((atMs) => [frameAt(sessionId, atMs), soundAt(sessionId, atMs)]);
  return {
    ...{ sessionId, fromMs, toMs: fromMs + BATCH_MS - 1000, observations, curves: curvesOf(observations) },
    context: seconds.map((atMs): RuleContext => ({
      ...{ kind: 'network', atMs, receivedKbps: 400, lostShare: 0.002, jitterMs: 14, roundTripMs: 60 },
    })),
  };
}

function frameAt(sessionId: string, atMs: number): Extract<StoredObservation, { kind: 'frame' }> {
  const yawDeg = 20 * Math.sin(atMs / 11_000);
  const joints = Array.from({ length: 17 }, (_, i) => ({ x: 100.123 + i, y: 200.456 + i, score: 0.512 }));
  const face = {
    box: { x: 210.5, y: 120.25, width: 160.75, height: 190.5 },
    ...{ score: 0.973, meshScore: 0.99, foundBy: 'near' as const, mouthOpening: 0.05, eyeOpening: 0.31 },
    ...{ motion: 1.25, gaze: null },
    pose: { yawDeg, pitchDeg: 3.25, rollDeg: -1.5 },
  };
  return {
    ...{ kind: 'frame', sessionId, atMs, source: 'camera', faces: [face] },
    ...{ distantFacesScanned: false, body: { presence: 0.62, joints }, persons: null, objects: [] },
    quality: {
      width: 640,
      height: 480,
      meanLuma: 121.5,
      lumaDeviation: 48.25,
      sharpness: 240.5,
      motion: 1.75,
    },
    identity: { usable: true, distance: 0.31, pictures: 5 },
    ...{ models: MODELS, cpuMs: 19.5 },
  };
}

function soundAt(sessionId: string, atMs: number): Omit<SoundObservation, 'speechState'> {
  return {
    ...{ kind: 'sound', sessionId, atMs, durationMs: 1000, levelDbfs: -50.123 + 8 * Math.sin(atMs / 7000) },
    ...{ peakDbfs: -38.5, clippedRatio: 0, digitalSilence: false, speech: { probability: 0.02, ratio: 0 } },
    ...{ models: MODELS.slice(0, 1), cpuMs: 2.5 },
  };
}
