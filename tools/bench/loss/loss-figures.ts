import { percentile } from '../answers/latency';
import { type BenchFigure, type BenchGoal } from '../bench-report';
import { type MeasuredRecording } from './measured-recording';

/** Of the frames of which every packet arrived, so many are in the file. */
const MIN_KEPT_PERCENT = 95;
/** One key frame interval of the sender: the first picture may have to wait for it. */
const MAX_LENGTH_ERROR_MS = 1_000;
/** A third of a frame at 15 frames a second. */
const MAX_CADENCE_ERROR_MS = 20;
/** Between any two of camera, microphone and screen. */
const MAX_OFFSET_MS = 100;
/** Where nothing is sent again, the first key frames may be lost as well, and no request for another is answered. */
const MAX_LENGTH_ERROR_UNREPEATED_MS = 4_000;
/** Flashes with a beep that were found, so that the offsets rest on something; of ten flashes some four lose a frame that they are seen by. */
const MIN_PAIRS = { repeated: 20, unrepeated: 5 };

export function figuresOf(name: string, measured: MeasuredRecording): BenchFigure[] {
  const { camera, screen, soundOffsetsMs, screenOffsetsMs, soundLengthErrorMs } = measured;
  const percent = ({ kept, whole }: { kept: number; whole: number }) => (kept / whole) * 100;
  const note = ({ sent, whole, kept }: { sent: number; whole: number; kept: number }) =>
    `${sent} sent, ${whole} arrived whole, ${kept} in the file`;
  const worst = (offsets: number[]) => Math.max(...offsets.map(Math.abs), 0);
  const spread = (offsets: number[]) =>
    offsets.length === 0
      ? 'none was found'
      : `median ${percentile(offsets, 0.5).toFixed(0)}, ${Math.min(...offsets).toFixed(0)} to ${Math.max(...offsets).toFixed(0)}`;
  const lengthErrorMs = Math.max(camera.lengthErrorMs, screen.lengthErrorMs, soundLengthErrorMs);
  return [
    { name: `${name}: camera kept`, value: percent(camera), unit: '%', note: note(camera) },
    { name: `${name}: screen kept`, value: percent(screen), unit: '%', note: note(screen) },
    { name: `${name}: foreign frames`, value: camera.foreign + screen.foreign, unit: '' },
    { name: `${name}: length error`, value: lengthErrorMs, unit: 'ms', note: 'worst of three tracks' },
    { name: `${name}: cadence error`, value: camera.cadenceErrorMs, unit: 'ms', note: 'camera, p99' },
    {
      name: `${name}: sound offset`,
      value: worst(soundOffsetsMs),
      unit: 'ms',
      note: `worst; ${spread(soundOffsetsMs)}`,
    },
    {
      name: `${name}: screen offset`,
      value: worst(screenOffsetsMs),
      unit: 'ms',
      note: `worst; ${spread(screenOffsetsMs)}`,
    },
    { name: `${name}: pairs`, value: Math.min(soundOffsetsMs.length, screenOffsetsMs.length), unit: '' },
  ];
}

/** @param repeats whether lost packets were sent again */
export function goalsOf(name: string, repeats: boolean): BenchGoal[] {
  return [
    { figure: `${name}: camera kept`, atLeast: MIN_KEPT_PERCENT },
    { figure: `${name}: screen kept`, atLeast: MIN_KEPT_PERCENT },
    { figure: `${name}: foreign frames`, atMost: 0 },
    {
      figure: `${name}: length error`,
      atMost: repeats ? MAX_LENGTH_ERROR_MS : MAX_LENGTH_ERROR_UNREPEATED_MS,
    },
    { figure: `${name}: cadence error`, atMost: MAX_CADENCE_ERROR_MS },
    { figure: `${name}: sound offset`, atMost: MAX_OFFSET_MS },
    { figure: `${name}: screen offset`, atMost: MAX_OFFSET_MS },
    { figure: `${name}: pairs`, atLeast: repeats ? MIN_PAIRS.repeated : MIN_PAIRS.unrepeated },
  ];
}
