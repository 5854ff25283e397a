import { type Observation, type PolicyReference } from '@bakylau/contracts';
import { DEFAULT_EFFECTIVE_POLICY, type EffectivePolicy, LookSchedule } from '@bakylau/domain';
import { readVideoFrames, type VideoFrame } from '@bakylau/vision';
import { DamageWatch, type FileDamage } from './file-damage';
import { type CollectedIncident, IncidentCollector } from './incident-collector';
import { type Observer } from './observer';
import { readSoundWindows, type SamplesWindow } from './sound-windows';

/** As often as a running session can look in a burst; between bursts, every fourth picture is looked at. */
export const ANALYSED_PER_SECOND = 4;
const EVERY_MS = 1_000;
const WINDOW_MS = 1_000;

export interface FileAnalysisOptions {
  observer: Observer;
  hasReference: boolean;
  policy?: EffectivePolicy;
  /** The policy that they come from; the cards name it. */
  policyReference?: PolicyReference;
  /** Told of every observation as it is made. */
  onObservation: (observation: Observation) => void | Promise<void>;
}

export type FileAnalysis = FileDamage & {
  durationMs: number;
  frames: number;
  sounds: number;
  incidents: CollectedIncident[];
};

/**
 * A recorded file through the analysis of a running session: looks at a picture a second (four in a burst after a change), listens
 * to windows of a second, and runs the rules. The same file always gives the same. Warns on the error output of a file that is cut off or broken.
 * @throws VideoError when ffmpeg is missing or the file shows no picture
 */
export async function analyseFile(path: string, options: FileAnalysisOptions): Promise<FileAnalysis> {
  const { observer, onObservation, policy = DEFAULT_EFFECTIVE_POLICY } = options;
  const collector = new IncidentCollector(policy, options.policyReference);
  const schedule = new LookSchedule({
    ...{ identity: options.hasReference, body: true, distantFaces: true },
    ...policy.analysis,
    get pictures() {
      return collector.pictures;
    },
  });
  const result = { durationMs: 0, frames: 0, sounds: 0 };
  const watch = new DamageWatch(path);
  let lookedMs = -Infinity;

  for await (const piece of inOrder(
    readVideoFrames(path, { framesPerSecond: ANALYSED_PER_SECOND, onDamage: watch.onDamage }),
    readSoundWindows(path, WINDOW_MS, watch),
  )) {
    const { atMs } = piece;
    result.durationMs = Math.max(result.durationMs, atMs + ('samples' in piece ? piece.durationMs : 0));
    if ('samples' in piece) {
      const sound = await observer.listenTo(piece.samples, { atMs, durationMs: piece.durationMs });
      schedule.heard(sound);
      result.sounds += 1;
      collector.push(sound);
      await onObservation(sound);
    } else if (schedule.isBurst(atMs) || atMs - lookedMs >= EVERY_MS) {
      lookedMs = atMs;
      const plan = schedule.plan(atMs);
      const frame = await observer.look(piece.picture, plan);
      schedule.seen(plan, frame);
      result.frames += 1;
      collector.push(frame);
      await onObservation(frame);
    }
  }
  return { ...result, ...watch.found, incidents: collector.finish(result.durationMs) };
}

/** Both streams as one, in order of time: a window of sound counts at its end, when it would be known. */
async function* inOrder(
  pictures: AsyncGenerator<VideoFrame>,
  windows: AsyncGenerator<SamplesWindow>,
): AsyncGenerator<VideoFrame | SamplesWindow, void, undefined> {
  try {
    let picture = await pictures.next();
    let window = await windows.next();
    for (;;) {
      if (picture.done && window.done) return;
      const soundFirst =
        !window.done && (picture.done || window.value.atMs + window.value.durationMs <= picture.value.atMs);
      if (soundFirst) {
        yield window.value as SamplesWindow;
        window = await windows.next();
      } else {
        yield picture.value as VideoFrame;
        picture = await pictures.next();
      }
    }
  } finally {
    await Promise.all([pictures.return(undefined), windows.return(undefined)]);
  }
}
