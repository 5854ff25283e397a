import { type ModelReference } from '@bakylau/contracts';
import { notSureLately } from './spoken-steps';

/** Numbers that the network remembers from step to step: [2, 1, 128]. */
export const memoryLength = 256;
/** The network wants the last samples of the step before in front of each step. */
export const contextLength = 64;
/** Samples of one step: 32 ms at 16 kHz. */
export const stepLength = 512;

/** What is handed from one window of a sound to the next. */
export interface SpeechState {
  memory: Float32Array;
  /** The context of the next step, then the samples that did not fill a step yet. */
  tail: Float32Array;
  /** Whole, 0 to {@link notSureLately}. */
  stepsSinceSure: number;
}

/** Nothing was heard yet. */
export function silentState(): SpeechState {
  const [memory, tail] = [new Float32Array(memoryLength), new Float32Array(contextLength)];
  return { memory, tail, stepsSinceSure: notSureLately };
}

/** Bytes of the network's hash that a state begins with. */
const tagBytes = 8;
/** A memory beyond this was not made by the network: its own stay below 10 on speech, noise and clipped sound. */
const memoryLimit = 1000;
/** Opus overshoots full scale by a few decibels at most. */
const sampleLimit = 8;

const tagOf = (model: ModelReference): Buffer => Buffer.from(model.sha256.slice(0, 2 * tagBytes), 'hex');

/** As base64, at most 4.5 kB. */
export function encodeSpeechState(
  { memory, tail, stepsSinceSure }: SpeechState,
  model: ModelReference,
): string {
  const numbers = Float32Array.of(stepsSinceSure, ...memory, ...tail);
  return Buffer.concat([tagOf(model), Buffer.from(numbers.buffer)]).toString('base64');
}

/** Null when the state is of another network, cut, or holds what this network cannot have remembered. */
export function decodeSpeechState(base64: string, model: ModelReference): SpeechState | null {
  const bytes = Buffer.from(base64, 'base64');
  if (!bytes.subarray(0, tagBytes).equals(tagOf(model))) return null;
  const count = (bytes.length - tagBytes) / Float32Array.BYTES_PER_ELEMENT;
  const shortest = 1 + memoryLength + contextLength;
  if (!Number.isInteger(count) || count < shortest || count >= shortest + stepLength) return null;

  const numbers = new Float32Array(count);
  Buffer.from(numbers.buffer).set(bytes.subarray(tagBytes));
  const stepsSinceSure = numbers[0]!;
  const memory = numbers.slice(1, 1 + memoryLength);
  const tail = numbers.slice(1 + memoryLength);
  // Written so that NaN fails too.
  const sane =
    Number.isInteger(stepsSinceSure) &&
    stepsSinceSure >= 0 &&
    stepsSinceSure <= notSureLately &&
    memory.every((value) => Math.abs(value) <= memoryLimit) &&
    tail.every((value) => Math.abs(value) <= sampleLimit);
  return sane ? { memory, tail, stepsSinceSure } : null;
}
