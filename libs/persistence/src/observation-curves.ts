import { type FrameObservation, type SoundObservation } from '@bakylau/contracts';

/** What a timeline draws of some observations, in their order. Times are session milliseconds. */
export interface ObservationCurves {
  levels: [atMs: number, levelDbfs: number][];
  /** Of the first face, where its pose was found. */
  yaws: [atMs: number, yawDeg: number][];
}

type Drawn =
  Pick<FrameObservation, 'kind' | 'atMs' | 'faces'> | Pick<SoundObservation, 'kind' | 'atMs' | 'levelDbfs'>;

export function curvesOf(observations: readonly Drawn[]): ObservationCurves {
  const curves: ObservationCurves = { levels: [], yaws: [] };
  for (const observation of observations) {
    const { atMs } = observation;
    if (observation.kind === 'sound') curves.levels.push([atMs, observation.levelDbfs]);
    else {
      const yawDeg = observation.faces[0]?.pose?.yawDeg;
      if (yawDeg !== undefined) curves.yaws.push([atMs, yawDeg]);
    }
  }
  return curves;
}
