import { type GreyFrame, type GreyPicture } from '@bakylau/room-scan';
import { type CameraView, type PanoramaRoom } from './panorama-room';

/** A turn of a camera that was not there when the limits of the room scan were chosen. */
export interface RenderedScan {
  name: string;
  fieldOfViewDeg: number;
  seconds: number;
  /** Direction after a share of the time, 0 to 1; degrees from where the turn began. */
  headingAt: (moment: number) => number;
  /** Where in the room the turn begins, degrees. */
  startDeg: number;
  counts: boolean;
  /** Held upright, as a phone is. */
  isUpright?: boolean;
}

const turn = (deg: number) => (moment: number) => deg * moment;
/** Turns for the first part of the time, then stands. */
const stopAt = (deg: number) => (moment: number) => deg * Math.min(1, moment * 1.5);
const swing = (deg: number, times: number) => (moment: number) =>
  (deg * (1 - Math.cos(2 * Math.PI * times * moment))) / 2;

/** Fields of view from a phone's to a wide camera's, speeds from 9 to 33 degrees a second, both directions, four beginnings. */
export const renderedScans: readonly RenderedScan[] = [
  {
    name: 'once around, narrow',
    fieldOfViewDeg: 48,
    seconds: 30,
    headingAt: turn(365),
    startDeg: 10,
    counts: true,
  },
  {
    name: 'once around, slowly',
    fieldOfViewDeg: 58,
    seconds: 40,
    headingAt: turn(-368),
    startDeg: 100,
    counts: true,
  },
  {
    name: 'once around, quickly',
    fieldOfViewDeg: 58,
    seconds: 11,
    headingAt: turn(364),
    startDeg: 190,
    counts: true,
  },
  {
    name: 'once around, wide',
    fieldOfViewDeg: 72,
    seconds: 22,
    headingAt: turn(-366),
    startDeg: 280,
    counts: true,
  },
  {
    name: 'once around, very wide',
    fieldOfViewDeg: 82,
    seconds: 20,
    headingAt: turn(370),
    startDeg: 55,
    counts: true,
  },
  {
    name: 'once around, phone upright',
    fieldOfViewDeg: 42,
    seconds: 32,
    headingAt: turn(366),
    startDeg: 145,
    counts: true,
    isUpright: true,
  },
  {
    name: 'around and a quarter more',
    fieldOfViewDeg: 65,
    seconds: 30,
    headingAt: turn(450),
    startDeg: 235,
    counts: true,
  },
  {
    name: 'around and back',
    fieldOfViewDeg: 65,
    seconds: 40,
    headingAt: swing(366, 1),
    startDeg: 325,
    counts: true,
  },
  { name: 'stop at 90', fieldOfViewDeg: 58, seconds: 15, headingAt: stopAt(90), startDeg: 10, counts: false },
  {
    name: 'stop at 180',
    fieldOfViewDeg: 48,
    seconds: 20,
    headingAt: stopAt(-180),
    startDeg: 100,
    counts: false,
  },
  {
    name: 'stop at 180, wide',
    fieldOfViewDeg: 78,
    seconds: 20,
    headingAt: stopAt(180),
    startDeg: 190,
    counts: false,
  },
  {
    name: 'stop at 250',
    fieldOfViewDeg: 65,
    seconds: 25,
    headingAt: stopAt(-250),
    startDeg: 280,
    counts: false,
  },
  {
    name: 'to and fro by 60',
    fieldOfViewDeg: 72,
    seconds: 25,
    headingAt: swing(60, 3),
    startDeg: 55,
    counts: false,
  },
  {
    name: 'to and fro by 120',
    fieldOfViewDeg: 48,
    seconds: 30,
    headingAt: swing(-120, 3),
    startDeg: 145,
    counts: false,
  },
  { name: 'still', fieldOfViewDeg: 58, seconds: 20, headingAt: turn(0), startDeg: 235, counts: false },
  { name: 'still, wide', fieldOfViewDeg: 80, seconds: 20, headingAt: turn(0), startDeg: 325, counts: false },
  {
    name: 'around in five seconds',
    fieldOfViewDeg: 65,
    seconds: 5,
    headingAt: turn(366),
    startDeg: 10,
    counts: false,
  },
];

const framesPerSecond = 5;
/** A thirtieth of a second, as in a room with the lamp on, in so many parts. */
const exposureS = 1 / 30;
const exposures = 3;

/** Degrees of the room that were in the picture, of 360. */
export function coveredDegOf({ headingAt, seconds, fieldOfViewDeg }: RenderedScan): number {
  const headings = Array.from({ length: seconds * framesPerSecond + 1 }, (_, at) =>
    headingAt(at / (seconds * framesPerSecond)),
  );
  return Math.min(360, Math.max(...headings) - Math.min(...headings) + fieldOfViewDeg);
}

/** The pictures of a scan, with a hand's tremble, motion blur and a sensor's noise. */
export function* photographScan(room: PanoramaRoom, scan: RenderedScan): Generator<GreyFrame> {
  const noise = noiseOf(scan.startDeg + scan.fieldOfViewDeg);
  for (let at = 0; at <= scan.seconds * framesPerSecond; at++) {
    const atS = at / framesPerSecond;
    const parts = Array.from({ length: exposures }, (_, part) =>
      room.photograph(viewAt(scan, atS + (exposureS * part) / exposures)),
    );
    yield { atMs: Math.round(atS * 1000), ...blend(parts, noise) };
  }
}

function viewAt(
  { headingAt, startDeg, seconds, fieldOfViewDeg, isUpright }: RenderedScan,
  atS: number,
): CameraView {
  const [width, height] = isUpright ? [240, 320] : [320, 240];
  const tremble = (periodS: number): number => Math.sin((2 * Math.PI * atS) / periodS + startDeg);
  return {
    ...{ width, height, fieldOfViewDeg },
    yawDeg: startDeg + headingAt(atS / seconds) + 0.4 * tremble(0.7),
    pitchDeg: -4 + 1.5 * tremble(1.9) + 0.4 * tremble(0.6),
    rollDeg: 1.5 * tremble(2.7),
  };
}

function blend(parts: readonly GreyPicture[], noise: () => number): GreyPicture {
  const [first] = parts as [GreyPicture];
  const luma = first.luma.map((_value, at) => {
    const mean = parts.reduce((sum, part) => sum + part.luma[at]!, 0) / parts.length;
    return Math.min(255, Math.max(0, Math.round(mean + noise())));
  });
  return { ...first, luma };
}

/** Noise of three luma steps that is the same in every run: Park and Miller's minimal standard generator. */
function noiseOf(seed: number): () => number {
  let state = Math.round(seed) * 7919 + 1;
  return () => 6 * ((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5);
}
